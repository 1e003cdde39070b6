-- Each channel is taken in by itself: what waits on one is found without reading what waits on the others.
drop index delivery_todo;
create index delivery_todo on delivery (state, channel_id, next_attempt, id);
