package id.sigap.connector.x;

/** Events in the documented shapes, in our own words. */
final class Payloads {
    private Payloads() {}

    static final String MENTION = """
            {"data": {
              "event_uuid": "-2781149976877970683",
              "filter": {"user_id": "1500000000000000001"},
              "event_type": "post.mention.create",
              "tag": "sigap",
              "payload": {
                "id": "2080765813578191303",
                "author_id": "2222222222222222222",
                "created_at": "2026-11-21T21:23:23.000Z",
                "conversation_id": "2080765813578191303",
                "edit_history_tweet_ids": ["2080765813578191303"],
                "text": "@PemkotContoh lampu di Jl. Melati &amp; Jl. Mawar mati, tiket SGP-2026-000041 https://t.co/abc https://t.co/pic",
                "entities": {
                  "mentions": [{"start": 0, "end": 13, "username": "PemkotContoh", "id": "1500000000000000001"}],
                  "urls": [
                    {"url": "https://t.co/abc", "expanded_url": "https://contoh.id/berita"},
                    {"url": "https://t.co/pic", "expanded_url": "https://x.com/siti/status/2080765813578191303/photo/1", "media_key": "3_1"}
                  ]
                },
                "attachments": {"media_keys": ["3_1", "7_2"]},
                "geo": {"place_id": "p1", "coordinates": {"type": "Point", "coordinates": [116.83, -1.27]}}
              },
              "includes": {
                "users": [{"id": "2222222222222222222", "name": "Siti", "username": "siti"}],
                "media": [{"media_key": "3_1", "type": "photo", "url": "https://pbs.twimg.com/media/a.jpg"}],
                "places": [{"id": "p1", "full_name": "Balikpapan, Indonesia"}]
              }
            }}
            """;

    static String post(String event, String payload) {
        return "{\"data\":{\"event_uuid\":\"1\",\"filter\":{\"user_id\":\"1500000000000000001\"},\"event_type\":\""
                + event + "\",\"tag\":\"sigap\",\"payload\":" + payload + ",\"includes\":{}}}";
    }
}
