-- The desk's lists stay as fast with a million cases as with a thousand: open cases stand together in this index, newest
-- last, and so do the cases of a topic by their time, among which similar ones are looked for.
create index complaint_open on complaint (closed_at, last_message_at, id);
create index complaint_topic on complaint (topic, received_at);
