package id.sigap.connector.telegram;

import jakarta.json.JsonObject;
import java.util.Set;

/** Tells what a message is, by the one field that only its kind has. */
final class MessageKind {
    /** What {@link MessageContent} can show. */
    static final Set<String> SHOWN = Set.of(
            "text",
            "rich_message",
            "animation",
            "audio",
            "document",
            "live_photo",
            "photo",
            "sticker",
            "video",
            "video_note",
            "voice",
            "checklist",
            "contact",
            "dice",
            "game",
            "poll",
            "venue",
            "location",
            "caption");

    /** What a citizen sends and nothing here can show; a person must look at it. */
    static final Set<String> UNSUPPORTED =
            Set.of("story", "paid_media", "giveaway", "giveaway_winners", "invoice", "gift", "unique_gift");

    /** What Telegram notes in a chat by itself. */
    static final Set<String> SERVICE = Set.of(
            "new_chat_members",
            "left_chat_member",
            "chat_owner_left",
            "chat_owner_changed",
            "new_chat_title",
            "new_chat_photo",
            "delete_chat_photo",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "message_auto_delete_timer_changed",
            "migrate_to_chat_id",
            "migrate_from_chat_id",
            "pinned_message",
            "successful_payment",
            "refunded_payment",
            "users_shared",
            "chat_shared",
            "gift_upgrade_sent",
            "connected_website",
            "write_access_allowed",
            "passport_data",
            "proximity_alert_triggered",
            "boost_added",
            "chat_background_set",
            "checklist_tasks_done",
            "checklist_tasks_added",
            "direct_message_price_changed",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened",
            "general_forum_topic_hidden",
            "general_forum_topic_unhidden",
            "giveaway_created",
            "giveaway_completed",
            "managed_bot_created",
            "paid_message_price_changed",
            "poll_option_added",
            "poll_option_deleted",
            "suggested_post_approved",
            "suggested_post_approval_failed",
            "suggested_post_declined",
            "suggested_post_paid",
            "suggested_post_refunded",
            "video_chat_scheduled",
            "video_chat_started",
            "video_chat_ended",
            "video_chat_participants_invited",
            "web_app_data",
            "community_chat_added",
            "community_chat_removed");

    private MessageKind() {}

    static boolean isShown(JsonObject message) {
        return message.keySet().stream().anyMatch(SHOWN::contains);
    }

    static boolean isService(JsonObject message) {
        return !isShown(message) && message.keySet().stream().anyMatch(SERVICE::contains);
    }

    /** The kind of one that is not shown. */
    static String name(JsonObject message) {
        return message.keySet().stream()
                .filter(UNSUPPORTED::contains)
                .findFirst()
                .orElse("tidak dikenal");
    }
}
