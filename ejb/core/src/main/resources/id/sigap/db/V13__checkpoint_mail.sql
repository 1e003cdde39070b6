-- A letter without a case: the newest checkpoint on its way to who keeps it.
alter table outbox alter column complaint_id drop not null;
alter table outbox drop constraint outbox_has_a_basis;
alter table outbox add constraint outbox_has_a_basis
  check (wording_id is not null or template_code is not null or complaint_id is null);
