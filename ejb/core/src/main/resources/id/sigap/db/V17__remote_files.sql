-- What an event only points at, until it is fetched from its platform: a file of a message, or the content of an event itself.
create table remote_file (
  id            bigint       primary key,
  channel_id    varchar(40)  not null references channel (id),
  complaint_id  bigint references complaint (id),
  message_id    bigint references message (id),
  content_sealed ${blob},
  state         varchar(12)  not null check (state in ('waiting', 'kept', 'gone')),
  attempts      integer      not null,
  next_attempt  timestamp(6) with time zone not null,
  give_up_at    timestamp(6) with time zone not null,
  code          varchar(100),
  created_at    timestamp(6) with time zone not null,
  constraint remote_file_has_what_to_fetch check (content_sealed is not null or state <> 'waiting')
);
create index remote_file_todo on remote_file (channel_id, state, next_attempt, id);
create index remote_file_case on remote_file (complaint_id, state);
create index remote_file_message on remote_file (message_id);
