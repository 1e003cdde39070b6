-- Running cases move to another release by a plan that one administrator draws and another starts; finished cases are run
-- through a draft before it is released.

create table migration (
  id            uuid         primary key,
  from_release  integer      not null references process_release (number),
  to_release    integer      not null references process_release (number),
  note          varchar(1000) not null,
  steps         varchar(200000) not null,
  version       bigint       not null,
  planned_by    varchar(100) not null,
  planned_at    timestamp(6) with time zone not null,
  state         varchar(10)  not null check (state in ('planned', 'checking', 'checked', 'running', 'stopped', 'done')),
  -- 'work' while it is checked or runs: only one at a time
  slot          varchar(4) unique check (slot = 'work'),
  checked_at    timestamp(6) with time zone,
  started_by    varchar(100),
  started_at    timestamp(6) with time zone,
  ended_at      timestamp(6) with time zone,
  constraint migration_somewhere check (from_release <> to_release),
  constraint migration_two_people check (started_by is null or started_by <> planned_by),
  constraint migration_slot check ((state in ('checking', 'running')) = (slot is not null))
);
create index migration_planned on migration (planned_at);

create table migration_case (
  migration_id  uuid         not null references migration (id),
  complaint_id  bigint       not null,
  ticket        varchar(40)  not null,
  foreseen      varchar(10)  check (foreseen in ('goes', 'stays')),
  result        varchar(10)  not null check (result in ('waiting', 'moved', 'left', 'gone')),
  reason        varchar(1000),
  tries         integer      not null,
  next_try      timestamp(6) with time zone not null,
  ended_at      timestamp(6) with time zone,
  primary key (migration_id, complaint_id)
);
create index migration_case_next on migration_case (migration_id, result, complaint_id);

create table replay (
  id            uuid         primary key,
  draft_id      uuid         not null references process_draft (id),
  with_drafts   varchar(2000) not null,
  base          integer      not null references process_release (number),
  draft_version bigint       not null,
  wanted        integer      not null,
  asked_by      varchar(100) not null,
  asked_at      timestamp(6) with time zone not null,
  state         varchar(10)  not null check (state in ('waiting', 'running', 'done', 'failed')),
  cases_total   integer      not null,
  cases_done    integer      not null,
  lease_until   timestamp(6) with time zone,
  ended_at      timestamp(6) with time zone,
  problem       varchar(1000)
);
create index replay_of on replay (draft_id, asked_at);
create index replay_next on replay (state, asked_at);

create table replay_case (
  replay_id     uuid         not null references replay (id),
  place         integer      not null,
  ticket        varchar(40)  not null,
  verdict       varchar(10)  not null check (verdict in ('same', 'elsewhere', 'longer', 'fails')),
  ended_then    varchar(300) not null,
  ended_now     varchar(300) not null,
  notes         varchar(4000) not null,
  primary key (replay_id, place)
);
