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

-- Until when the platform of an open case lets the office answer, and when a person is warned of it.
create table answer_window (
  complaint_id  bigint       primary key references complaint (id),
  state         varchar(12)  not null check (state in ('unread', 'open', 'warned', 'shut')),
  target        varchar(8)   check (target in ('public', 'private')),
  closes_at     timestamp(6) with time zone,
  next_look     timestamp(6) with time zone not null,
  fallback      varchar(12)
);
create index answer_window_todo on answer_window (state, next_look);

-- One person under several ids of a platform; keyed hashes.
create table author_id (
  channel_id    varchar(40)  not null references channel (id),
  id_key        varchar(64)  not null,
  author_key    varchar(64)  not null,
  primary key (channel_id, id_key)
);

-- By what two cases may be recognised as the same matter: keyed hashes of the words, of who wrote, of the place.
create table case_mark (
  complaint_id  bigint       not null references complaint (id),
  kind          varchar(8)   not null check (kind in ('text', 'person', 'place')),
  mark_key      varchar(64)  not null,
  primary key (complaint_id, kind, mark_key)
);
create index case_mark_key on case_mark (mark_key);
