-- Releases of the whole set of diagrams and tables, and the drafts they come from. Who wrote a draft never releases it: each
-- author's row carries the one who released the draft, by a key that follows the draft's, and refuses to be that person.

-- The one row that whoever releases locks first: no two releases at once.
create table process_turn (
  id            integer primary key check (id = 1)
);
insert into process_turn (id) values (1);

create table process_release (
  number        integer      primary key check (number > 0),
  deployment_id varchar(64)  not null unique,
  name          varchar(255) not null,
  note          varchar(1000) not null,
  released_by   varchar(100) not null,
  released_at   timestamp(6) with time zone not null,
  rollback_of   integer references process_release (number),
  sha256        varchar(64)  not null,
  constraint process_release_by unique (number, released_by)
);

create table process_release_file (
  release_number integer     not null references process_release (number),
  model_key     varchar(100) not null,
  name          varchar(255) not null,
  kind          varchar(10)  not null check (kind in ('process', 'decision')),
  sha256        varchar(64)  not null,
  changed       boolean      not null,
  primary key (release_number, model_key)
);

create table process_draft (
  id            uuid         primary key,
  model_key     varchar(100) not null,
  kind          varchar(10)  not null check (kind in ('process', 'decision')),
  note          varchar(1000) not null,
  base          integer      not null references process_release (number),
  origin        varchar(10)  not null check (origin in ('person', 'upgrade', 'import')),
  content       ${blob}      not null,
  sha256        varchar(64)  not null,
  version       bigint       not null,
  errors        integer      not null,
  warnings      integer      not null,
  state         varchar(10)  not null check (state in ('open', 'released', 'discarded')),
  created_at    timestamp(6) with time zone not null,
  changed_at    timestamp(6) with time zone not null,
  lock_holder   varchar(100),
  lock_until    timestamp(6) with time zone,
  reason        varchar(1000),
  release_number integer,
  releaser      varchar(100) default '' not null,
  constraint process_draft_releaser unique (id, releaser),
  constraint process_draft_release foreign key (release_number, releaser) references process_release (number, released_by),
  constraint process_draft_released check ((state = 'released') = (release_number is not null) and (state = 'released') = (releaser <> ''))
);
create index process_draft_open on process_draft (state, created_at);
create index process_draft_of on process_draft (release_number);

create table process_draft_author (
  draft_id      uuid         not null,
  person        varchar(100) not null,
  saved_quarter bigint       not null,
  releaser      varchar(100) default '' not null,
  primary key (draft_id, person),
  constraint process_draft_author_of foreign key (draft_id, releaser) references process_draft (id, releaser) on update cascade,
  constraint process_draft_two_people check (person <> releaser)
);

-- What Sigap itself shipped last, so that an upgrade finds what it changed.
create table process_shipped (
  model_key     varchar(100) primary key,
  sha256        varchar(64)  not null
);
