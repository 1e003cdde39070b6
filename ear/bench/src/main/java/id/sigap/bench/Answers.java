package id.sigap.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Knows which complaints have their answer. One thread looks for all clients, in the database and as its owner: asking
 * the citizen's page would be work of the server under test.
 */
final class Answers implements AutoCloseable {
    private static final long PAUSE_MILLIS = 10;
    private static final long PATIENCE_SECONDS = 60;

    private final Connection connection;
    private final Map<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
    private final Thread looking = new Thread(this::look, "answers");

    /** @param connection closed with this */
    Answers(Connection connection) {
        this.connection = connection;
        looking.setDaemon(true);
        looking.start();
    }

    /** Returns when the complaint's answer is out. */
    void await(String ticket) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        waiting.put(ticket, answer);
        answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private void look() {
        try (PreparedStatement query = connection.prepareStatement(
                "select ticket from complaint where ticket = any (?) and answered_at is not null")) {
            while (!Thread.currentThread().isInterrupted()) {
                if (!waiting.isEmpty()) {
                    found(query);
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException e) {
            waiting.values().forEach(answer -> answer.completeExceptionally(e));
        }
    }

    private void found(PreparedStatement query) throws SQLException {
        query.setArray(1, connection.createArrayOf("varchar", waiting.keySet().toArray()));
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                waiting.remove(rows.getString(1)).complete(null);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        looking.interrupt();
        try {
            looking.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
