-- What a delivery was before a person mended it, each time: the first row holds what its platform sent. Rows are only added;
-- they go with their delivery.
create table delivery_mending (
  id             bigint       primary key,
  delivery_id    bigint       not null references delivery (id) on delete cascade,
  number         integer      not null,
  mended_at      timestamp(6) with time zone not null,
  mended_by      varchar(100) not null,
  reason_sealed  ${blob}      not null,
  before_sealed  ${blob}      not null,
  constraint delivery_mending_once unique (delivery_id, number)
);
