-- An agency that is reached through another office's system: the channel, and the service there. A forwarding knows the letter
-- that carries it.
alter table agency add column channel_id varchar(40);
alter table agency add column service_code varchar(100);
alter table agency add constraint agency_channel foreign key (channel_id) references channel (id);
alter table forwarding add column outbox_id uuid;
create index forwarding_outbox on forwarding (outbox_id);

-- What the other system offers, as it was loaded last.
create table agency_service (
  channel_id    varchar(40)  not null references channel (id),
  code          varchar(100) not null,
  position      integer      not null,
  name          varchar(300) not null,
  group_name    varchar(300) not null,
  loaded_at     timestamp(6) with time zone not null,
  primary key (channel_id, code)
);
