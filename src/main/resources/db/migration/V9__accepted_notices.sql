-- when the provider took a notice: settled_at becomes the time of what it told last, delivered or bounced
alter table notice add column accepted_at timestamp with time zone;
update notice set accepted_at = settled_at where state = 'ACCEPTED';
