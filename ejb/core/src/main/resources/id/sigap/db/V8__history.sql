-- What auditors ask the history for: cases by their facets in the order they were received, entries of the ledger by who did
-- what in the order of time. Each list is walked from its newest row, a bounded piece at a time (decision 11).

-- The release whose diagrams the case runs on; moved with it when the case is migrated.
alter table complaint add column release_number integer;

create index complaint_received on complaint (received_at, id);
create index complaint_agency on complaint (agency, received_at, id);
create index complaint_channel on complaint (channel_id, received_at, id);
create index complaint_release on complaint (release_number, received_at, id);
drop index complaint_topic;
create index complaint_topic on complaint (topic, received_at, id);
create index deadline_rule on deadline (rule, state, complaint_id);

drop index ledger_actor;
create index ledger_actor on ledger_entry (actor, at, id);
drop index ledger_act;
create index ledger_act on ledger_entry (act, at, id);

-- Why an auditor reads a restricted case, in their words, under the case's key; good for one person and case until it ends.
create table read_purpose (
  id            bigint       primary key,
  person        varchar(100) not null,
  complaint_id  bigint       not null references complaint (id),
  purpose_sealed ${blob}     not null,
  given_at      timestamp(6) with time zone not null,
  good_until    timestamp(6) with time zone not null
);
create index read_purpose_case on read_purpose (complaint_id, person, good_until);

-- Questions to the history that an auditor keeps, alone or for all auditors.
create table history_query (
  id            uuid         primary key,
  owner         varchar(100) not null,
  name          varchar(80)  not null,
  shared        boolean      not null,
  ask           varchar(4000) not null,
  changed_at    timestamp(6) with time zone not null,
  version       bigint       not null,
  constraint history_query_name unique (owner, name)
);
create index history_query_shared on history_query (shared, name);
