-- What administrators keep: topics, calendar and clocks move from files into tables; every change is kept with before and
-- after; a counter for each table tells every server of the installation that it has to read it again.

alter table agency add column active boolean default true not null;
alter table agency add column version bigint default 0 not null;

-- The table of V2 was never filled.
drop table topic;
create table topic (
  code          varchar(60)   primary key,
  label         varchar(200)  not null,
  label_en      varchar(200)  not null,
  agency        varchar(40)   not null references agency (code),
  owner_level   varchar(60)   not null,
  secondary     varchar(500)  not null,
  category      varchar(40)   not null,
  urgency       varchar(20)   not null,
  misplaced     boolean       not null,
  clocks        varchar(300)  not null,
  kw_certain    varchar(8000) not null,
  kw_strong     varchar(8000) not null,
  kw_medium     varchar(8000) not null,
  kw_weak       varchar(8000) not null,
  contact       varchar(500)  not null,
  note          varchar(1000) not null,
  certainty     varchar(200)  not null,
  active        boolean       not null,
  place         integer       not null,
  version       bigint        not null
);

create table holiday (
  free_day      date         primary key,
  name          varchar(200) not null,
  kind          varchar(20)  not null check (kind in ('LIBUR_NASIONAL', 'CUTI_BERSAMA')),
  decree        varchar(300) not null,
  certainty     varchar(200) not null,
  version       bigint       not null
);

create table clock_rule (
  id            varchar(20)  primary key,
  label         varchar(200) not null,
  started_by    varchar(300) not null,
  amount        integer      not null,
  unit          varchar(10)  not null,
  warn_amount   integer,
  warn_unit     varchar(10),
  extension     varchar(20),
  pausable      boolean      not null,
  actor         varchar(300) not null,
  source        varchar(1000) not null,
  certainty     varchar(20)  not null,
  version       bigint       not null,
  constraint clock_rule_kip_never_stands check (not pausable or id not like 'KIP-%')
);

-- revision grows with each change; applied is the revision up to which running deadlines were computed again.
create table office_table (
  name          varchar(20)  primary key,
  revision      bigint       not null,
  applied       bigint       not null,
  change_id     bigint
);
insert into office_table (name, revision, applied) values ('agency', 0, 0);
insert into office_table (name, revision, applied) values ('topic', 0, 0);
insert into office_table (name, revision, applied) values ('holiday', 0, 0);
insert into office_table (name, revision, applied) values ('clock', 0, 0);

create table change_log (
  id            bigint       primary key,
  at            timestamp(6) with time zone not null,
  actor         varchar(100) not null,
  kind          varchar(20)  not null,
  subject       varchar(100) not null,
  act           varchar(20)  not null,
  before_json   varchar(60000),
  after_json    varchar(60000),
  reason        varchar(500)
);
create index change_log_subject on change_log (kind, subject, id);
create index change_log_kind on change_log (kind, id);

alter table template add column written_at timestamp(6) with time zone;
alter table template add column discarded_by varchar(100);

alter table delivery add column dismissed_by varchar(100);
alter table delivery add column dismissal_sealed ${blob};
create index delivery_channel on delivery (channel_id, id);

-- All open work of one person goes to another, case by case.
create table work_move (
  id            bigint       primary key,
  from_person   varchar(100) not null,
  to_person     varchar(100) not null,
  reason        varchar(500) not null,
  started_by    varchar(100) not null,
  started_at    timestamp(6) with time zone not null,
  cases_total   integer      not null,
  cases_moved   integer      not null,
  cases_left    integer      not null,
  incidents_moved integer    not null,
  last_case     bigint       not null,
  ended_at      timestamp(6) with time zone
);
