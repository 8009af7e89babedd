-- An engine that kept its state in memory has forgotten an instance: the request keeps its row without a key, so that no
-- other instance takes it up (ADR 13).
alter table request_process alter column process_instance_key drop not null;

-- What was submitted with the form of a verbal consent, as it was checked: the record is made from this and not from the
-- variables of the process, which anybody with rights in the engine can write.
alter table task_completion add column answers varchar(100000);
