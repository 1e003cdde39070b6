package id.sigap.intake;

import id.sigap.connector.Channels;
import id.sigap.connector.api.Person;
import id.sigap.foundation.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who wrote, as one key for one person of a channel, whichever of their ids a platform uses this time: an id that stood beside
 * another one, in an earlier message or in this one, means the same person.
 */
@ApplicationScoped
public class Authors {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Vault vault;

    /** The key of who wrote; what this message tells of further ids is remembered. */
    String key(Channels.Line line, Person author) {
        String channel = line.channel().id();
        List<String> ids = new ArrayList<>(List.of(key(channel, author.id())));
        author.otherIds().stream().sorted().map(id -> key(channel, id)).forEach(ids::add);
        String person = ids.stream()
                .flatMap(id -> known(channel, id).stream())
                .findFirst()
                .or(() -> ids.size() == 1 ? Optional.empty() : earlier(channel, ids))
                .orElse(ids.get(0));
        if (ids.size() > 1) {
            ids.forEach(id -> remember(channel, id, person));
        }
        return person;
    }

    private String key(String channel, String id) {
        return vault.lookupKey("author", channel, id);
    }

    private Optional<String> known(String channel, String id) {
        return Optional.ofNullable(entities.find(AuthorId.class, new AuthorId.Key(channel, id)))
                .map(AuthorId::authorKey);
    }

    /** Somebody who wrote when only one of these ids was known. */
    private Optional<String> earlier(String channel, List<String> ids) {
        return entities.createQuery(
                        "select c.authorKey from Complaint c where c.authorKey in :ids and c.channelId = :channel order by c.id",
                        String.class)
                .setParameter("ids", ids)
                .setParameter("channel", channel)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private void remember(String channel, String id, String person) {
        if (known(channel, id).isEmpty()) {
            entities.persist(new AuthorId(new AuthorId.Key(channel, id), person));
        }
    }

    /**
     * The names of a message's conversation: where the platform names a chat by who writes in it, it has as many names as that
     * person has ids.
     */
    static Set<String> conversations(Optional<String> conversation, Person author) {
        Set<String> names = new LinkedHashSet<>(conversation.stream().toList());
        boolean named = conversation
                .filter(name -> name.equals(author.id()) || author.otherIds().contains(name))
                .isPresent();
        if (named) {
            names.add(author.id());
            names.addAll(author.otherIds());
        }
        return names;
    }
}
