-- Tables of the business and of the ledger. One dialect for H2 and PostgreSQL; ${blob} is the only difference.
-- Texts that people wrote stand only in columns named *_sealed: AES-GCM under the complaint's own key.

create sequence complaint_number start with 1 increment by 1;
create sequence row_id start with 1 increment by 50;
create sequence ledger_entry_id start with 1 increment by 50;

create table office (
  id            integer primary key check (id = 1),
  name          varchar(200) not null,
  zone          varchar(60)  not null,
  privacy       varchar(4000)
);

create table agency (
  code          varchar(40)  primary key,
  name          varchar(300) not null,
  level         varchar(60)  not null,
  reached_by    varchar(12)  not null check (reached_by in ('in-app', 'mail', 'open311', 'file')),
  address       varchar(300),
  parent        varchar(40),
  city          boolean      not null,
  certainty     varchar(200)
);

create table topic (
  code          varchar(60)  primary key,
  label         varchar(200) not null,
  label_en      varchar(200) not null,
  agency        varchar(40)  not null,
  position      integer      not null
);

create table template (
  code          varchar(40)   not null,
  version       integer       not null,
  kind          varchar(20)   not null,
  label         varchar(200)  not null,
  body          varchar(4000) not null,
  author        varchar(100)  not null,
  released_by   varchar(100),
  released_at   timestamp(6) with time zone,
  primary key (code, version),
  constraint template_two_people check (released_by is null or released_by <> author)
);

create table channel (
  id            varchar(40)   primary key,
  connector     varchar(40)   not null,
  label         varchar(100)  not null,
  active        boolean       not null,
  settings      varchar(8000) not null,
  secrets_sealed varchar(8000),
  poll_cursor   varchar(2000),
  polled_at     timestamp(6) with time zone,
  last_error    varchar(500),
  lease_owner   varchar(60),
  lease_until   timestamp(6) with time zone
);

create table complaint (
  id            bigint       primary key,
  ticket        varchar(24)  not null unique,
  version       bigint       not null,
  state         varchar(20)  not null,
  channel_id    varchar(40)  not null references channel (id),
  author_key    varchar(64)  not null,
  public_thread boolean      not null,
  category      varchar(40),
  topic         varchar(60),
  agency        varchar(40),
  urgency       varchar(20),
  emergency     boolean      not null,
  restricted    boolean      not null,
  anonymous     boolean      not null,
  secret        boolean      not null,
  proposal      varchar(8000),
  excerpt       varchar(300) not null,
  reporter_sealed ${blob}    not null,
  wrapped_key   varchar(200) not null,
  holder        varchar(100),
  claim_number  integer      not null,
  lease_until   timestamp(6) with time zone,
  parked        boolean      not null,
  round         integer      not null,
  round_answered boolean     not null,
  step          varchar(20)  not null,
  received_at   timestamp(6) with time zone not null,
  last_message_at timestamp(6) with time zone not null,
  due_at        timestamp(6) with time zone,
  due_rule      varchar(20),
  answered_at   timestamp(6) with time zone,
  closed_at     timestamp(6) with time zone,
  outcome       varchar(40),
  merged_into   bigint references complaint (id),
  rating        integer check (rating between 1 and 5),
  process_instance varchar(64),
  constraint complaint_closed_has_outcome check (closed_at is null or outcome is not null)
);
create index complaint_inbox on complaint (state, last_message_at, id);
create index complaint_author on complaint (author_key, channel_id);
create index complaint_due on complaint (due_at);
create index complaint_holder on complaint (holder, last_message_at);
create index complaint_merged on complaint (merged_into);

create table delivery (
  id            bigint       primary key,
  channel_id    varchar(40)  not null references channel (id),
  delivery_key  varchar(400) not null,
  content_sealed ${blob}     not null,
  received_at   timestamp(6) with time zone not null,
  state         varchar(12)  not null check (state in ('new', 'done', 'dead')),
  attempts      integer      not null,
  next_attempt  timestamp(6) with time zone not null,
  error         varchar(500),
  complaint_id  bigint references complaint (id),
  taken_by      varchar(100),
  constraint delivery_once unique (channel_id, delivery_key)
);
create index delivery_todo on delivery (state, next_attempt, id);

-- One row per event of a platform that was taken in: the unique key is what makes intake idempotent.
create table intake_event (
  id            bigint       primary key,
  channel_id    varchar(40)  not null,
  native_id     varchar(400) not null,
  kind          varchar(20)  not null,
  version       varchar(60)  not null,
  delivery_id   bigint       not null references delivery (id),
  complaint_id  bigint references complaint (id),
  constraint intake_event_once unique (channel_id, native_id, kind, version)
);
create index intake_event_delivery on intake_event (delivery_id);

-- What on a platform belongs to which complaint: conversation ids, Message-IDs.
create table thread_ref (
  channel_id    varchar(40)  not null,
  ref_key       varchar(64)  not null,
  complaint_id  bigint       not null references complaint (id),
  primary key (channel_id, ref_key)
);
create index thread_ref_complaint on thread_ref (complaint_id);

create table message (
  id            bigint       primary key,
  complaint_id  bigint       not null references complaint (id),
  kind          varchar(12)  not null check (kind in ('citizen', 'office', 'notice', 'outside', 'agency', 'note')),
  channel_id    varchar(40),
  native_id     varchar(400),
  author        varchar(100),
  public_text   boolean      not null,
  round         integer      not null,
  content_sealed ${blob}     not null,
  masked        varchar(8000) not null,
  occurred_at   timestamp(6) with time zone not null,
  received_at   timestamp(6) with time zone not null,
  replaced_by   bigint references message (id),
  deleted_at    timestamp(6) with time zone,
  outbox_id     uuid
);
create index message_case on message (complaint_id, id);
create index message_native on message (channel_id, native_id);

create table attachment (
  id            uuid         primary key,
  complaint_id  bigint       not null references complaint (id),
  message_id    bigint references message (id),
  name_sealed   ${blob}      not null,
  media_type    varchar(100) not null,
  size_bytes    bigint       not null,
  content_sealed ${blob}     not null,
  created_at    timestamp(6) with time zone not null
);
create index attachment_case on attachment (complaint_id);

create table wording (
  id            bigint       primary key,
  complaint_id  bigint       not null references complaint (id),
  version       integer      not null,
  round         integer      not null,
  kind          varchar(12)  not null check (kind in ('answer', 'question', 'correction', 'follow-up')),
  target        varchar(8)   not null check (target in ('public', 'private')),
  state         varchar(12)  not null check (state in ('draft', 'submitted', 'approved', 'returned', 'rejected', 'void', 'sent')),
  author        varchar(100) not null,
  content_sealed ${blob}     not null,
  sha256        varchar(64)     not null,
  checks        varchar(8000) not null,
  risk_level    integer      not null check (risk_level between 0 and 2),
  risk_reason   varchar(300) not null,
  claim_number  integer      not null,
  created_at    timestamp(6) with time zone not null,
  submitted_at  timestamp(6) with time zone,
  constraint wording_version unique (complaint_id, version),
  constraint wording_bound unique (id, author, sha256)
);

-- An approval names the hash it binds and the author it does not come from: two people, one text, in the database.
create table approval (
  id            bigint       primary key,
  wording_id    bigint       not null,
  wording_author varchar(100) not null,
  sha256        varchar(64)     not null,
  person        varchar(100) not null,
  act           varchar(10)  not null check (act in ('approve', 'confirm', 'return', 'reject')),
  reason        varchar(60),
  note_sealed   ${blob},
  at            timestamp(6) with time zone not null,
  constraint approval_of_exactly_this foreign key (wording_id, wording_author, sha256) references wording (id, author, sha256),
  constraint approval_two_people check (person <> wording_author or act in ('return', 'reject')),
  constraint approval_once unique (wording_id, person, act)
);

create table outbox (
  id            uuid         primary key,
  complaint_id  bigint       not null references complaint (id),
  channel_id    varchar(40)  not null references channel (id),
  kind          varchar(12)  not null check (kind in ('answer', 'question', 'correction', 'follow-up', 'ack', 'notice', 'emergency', 'agency', 'staff')),
  round         integer      not null,
  recipient_key varchar(64)  not null,
  slot          varchar(60)  not null,
  wording_id    bigint references wording (id),
  template_code varchar(40),
  template_version integer,
  sha256        varchar(64)     not null,
  content_sealed ${blob}     not null,
  claim_number  integer      not null,
  state         varchar(12)  not null check (state in ('ready', 'sending', 'sent', 'unknown', 'rejected', 'held', 'person', 'void')),
  attempts      integer      not null,
  next_attempt  timestamp(6) with time zone not null,
  sending_since timestamp(6) with time zone,
  native_id     varchar(400),
  outcome_code  varchar(100),
  receipt       varchar(12)  check (receipt in ('delivered', 'read', 'failed')),
  created_at    timestamp(6) with time zone not null,
  done_at       timestamp(6) with time zone,
  signalled     boolean      not null,
  constraint outbox_one_answer_a_round unique (complaint_id, round, recipient_key, slot),
  constraint outbox_has_a_basis check (wording_id is not null or template_code is not null),
  constraint outbox_template foreign key (template_code, template_version) references template (code, version)
);
create index outbox_todo on outbox (state, next_attempt, created_at);
create index outbox_case on outbox (complaint_id);
create index outbox_native on outbox (channel_id, native_id);

create table forwarding (
  id            bigint       primary key,
  complaint_id  bigint       not null references complaint (id),
  agency        varchar(40)  not null references agency (code),
  reached_by    varchar(12)  not null,
  state         varchar(12)  not null check (state in ('open', 'answered', 'bounced', 'withdrawn')),
  note_sealed   ${blob}      not null,
  sent_by       varchar(100) not null,
  sent_at       timestamp(6) with time zone not null,
  due_at        timestamp(6) with time zone not null,
  rung          integer      not null,
  token_hash    varchar(64)  unique,
  token_until   timestamp(6) with time zone,
  answer_sealed ${blob},
  answered_at   timestamp(6) with time zone,
  answered_by   varchar(100),
  bounce_reason varchar(60)
);
create index forwarding_case on forwarding (complaint_id);
create index forwarding_agency on forwarding (agency, state, id);

create table deadline (
  id            bigint       primary key,
  complaint_id  bigint       not null references complaint (id),
  rule          varchar(20)  not null,
  started_at    timestamp(6) with time zone not null,
  due_at        timestamp(6) with time zone not null,
  state         varchar(8)   not null check (state in ('running', 'paused', 'met', 'missed')),
  paused_at     timestamp(6) with time zone,
  paused_for    bigint       not null,
  ended_at      timestamp(6) with time zone,
  forwarding_id bigint references forwarding (id)
);
create index deadline_case on deadline (complaint_id);

create table incident (
  id            bigint       primary key,
  kind          varchar(40)  not null,
  complaint_id  bigint references complaint (id),
  subject       varchar(100) not null,
  what          varchar(1000) not null,
  open_key      varchar(150) unique,
  since         timestamp(6) with time zone not null,
  addressed_to  varchar(100),
  taken_by      varchar(100),
  taken_at      timestamp(6) with time zone,
  resolved_at   timestamp(6) with time zone,
  resolution    varchar(1000)
);
create index incident_open on incident (resolved_at, since);

create table read_mark (
  person        varchar(100) not null,
  complaint_id  bigint       not null references complaint (id),
  quarter       bigint       not null,
  primary key (person, complaint_id, quarter)
);

create table ledger_entry (
  id            bigint        primary key,
  at            timestamp(6) with time zone not null,
  act           varchar(60)   not null,
  actor         varchar(100)  not null,
  ticket        varchar(24),
  data          varchar(8000) not null
);
create index ledger_ticket on ledger_entry (ticket, id);
create index ledger_actor on ledger_entry (actor, id);
create index ledger_act on ledger_entry (act, id);
create index ledger_at on ledger_entry (at, id);

create table ledger_unsealed (
  entry_id      bigint primary key references ledger_entry (id)
);
