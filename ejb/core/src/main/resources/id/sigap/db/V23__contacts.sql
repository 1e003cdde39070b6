-- What is known of the author of cases as a contact on a channel, beside their messages. The person by a keyed hash.
create table contact (
  channel_id    varchar(40)  not null references channel (id),
  author_key    varchar(64)  not null,
  engaged_at    timestamp(6) with time zone,
  blocked       boolean      not null,
  blocking_at   timestamp(6) with time zone,
  primary key (channel_id, author_key)
);
