-- The seal over the ledger: a Merkle log (docs/ledger.md). The application may add to these tables and read them, no more;
-- only ledger_sealer and ledger_audit change. There is no foreign key to ledger_entry: it would write into every entry's row
-- once more, and a missing entry is to be found, not prevented.

create table ledger_seal (
  leaf          bigint       primary key,
  entry_id      bigint       not null,
  leaf_hash     varchar(44)  not null,
  link          varchar(44)  not null,
  constraint ledger_seal_once unique (entry_id)
);

-- Complete subtrees of 256 leaves and more; smaller ones are made from the leaves when a proof needs them.
create table ledger_node (
  level         integer      not null,
  position      bigint       not null,
  hash          varchar(44)  not null,
  primary key (level, position)
);

create table ledger_checkpoint (
  tree_size     bigint       primary key,
  at            timestamp(6) with time zone not null,
  key_id        varchar(8)   not null,
  body          varchar(1000) not null
);

create table ledger_key (
  raw           varchar(44)  primary key,
  since         timestamp(6) with time zone not null,
  previous      varchar(44),
  by_previous   varchar(100),
  by_new        varchar(100)
);

-- One row: who seals, and until when nobody else may.
create table ledger_sealer (
  id            integer      primary key check (id = 1),
  origin        varchar(200),
  owner         varchar(60),
  lease_until   timestamp(6) with time zone
);
insert into ledger_sealer (id) values (1);

-- Verifications that an auditor asked for; each goes on from where it was left.
create table ledger_audit (
  id            bigint       primary key,
  started_at    timestamp(6) with time zone not null,
  started_by    varchar(100) not null,
  ended_at      timestamp(6) with time zone,
  state         varchar(8)   not null check (state in ('running', 'intact', 'broken')),
  leaves        bigint       not null,
  last_entry    bigint       not null,
  heads         varchar(8000) not null,
  progress      varchar(8000) not null,
  finding       varchar(1000)
);
create index ledger_audit_state on ledger_audit (state, id);
