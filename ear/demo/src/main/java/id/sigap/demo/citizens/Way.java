package id.sigap.demo.citizens;

import java.util.List;

/** How a citizen acts in one corner: what its stand-in does. */
public interface Way {
    /** Something new; the id that the stand-in gave it. */
    String write(String citizen, String text);

    /** What the office answered, the oldest first: in a chat to this citizen, elsewhere below what has this id. */
    List<String> answers(String citizen, String id);

    /** Goes on below something written before, where the corner is no chat. */
    default String goOn(String citizen, String id, String text) {
        throw new IllegalStateException("Di sini tidak dapat membalas di bawah tulisan sendiri.");
    }

    /** Changes it. */
    default void edit(String citizen, String id, String text) {
        throw new IllegalStateException("Di sini tulisan tidak dapat diubah.");
    }

    /** Takes it back. */
    default void delete(String citizen, String id) {
        throw new IllegalStateException("Di sini tulisan tidak dapat dihapus.");
    }
}
