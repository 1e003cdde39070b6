-- A platform may name a deleted message by the id of its last edit, which is that edit's version.
create index intake_event_version on intake_event (version, channel_id);
