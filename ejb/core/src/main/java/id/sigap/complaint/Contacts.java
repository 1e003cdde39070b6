package id.sigap.complaint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The authors of cases as contacts of a channel, as far as its platform told anything of them. */
@ApplicationScoped
public class Contacts {
    @PersistenceContext
    EntityManager entities;

    /** Of who wrote this case. */
    public Optional<Contact> of(Complaint complaint) {
        return Optional.ofNullable(
                entities.find(Contact.class, new Contact.Key(complaint.channelId(), complaint.authorKey())));
    }

    /** Locked, and made where nothing was known; also of somebody who has no case yet, as news may come before a message. */
    public Contact lock(String channelId, String authorKey) {
        Contact.Key key = new Contact.Key(channelId, authorKey);
        Contact known = entities.find(Contact.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            return known;
        }
        Contact contact = new Contact(key);
        entities.persist(contact);
        return contact;
    }
}
