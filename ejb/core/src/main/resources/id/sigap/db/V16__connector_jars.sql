-- Connectors from jars that were dropped into the server: a jar is known by its content, and unused until an administrator
-- accepted exactly that content.
create table connector_jar (
  id            bigint       primary key,
  sha256        varchar(64)  not null unique,
  file_name     varchar(200) not null,
  size_bytes    bigint       not null,
  title         varchar(200),
  version       varchar(100),
  state         varchar(10)  not null check (state in ('announced', 'accepted', 'refused')),
  announced_at  timestamp(6) with time zone not null,
  decided_at    timestamp(6) with time zone,
  decided_by    varchar(100),
  constraint connector_jar_decided check ((state = 'announced') = (decided_by is null))
);

-- How a connector behaved: its faults since ever, and whether it waits for an administrator.
create table connector_standing (
  connector     varchar(200) primary key,
  faults        bigint       not null,
  last_fault    varchar(400),
  last_fault_at timestamp(6) with time zone,
  set_aside_at  timestamp(6) with time zone,
  set_aside_jar varchar(64)
);
