-- Run once after a restore to a moment, before the API starts.
--
-- Events, orders and the ids in webhook messages are numbered by sequences. The restore turned them back, and
-- receivers that drop repeated messages by their webhook-id would drop new messages under the ids of lost ones.
-- This skips a million ids of each sequence: more than were used between the moment and the failure.

SELECT count(setval(format('%I.%I', schemaname, sequencename)::regclass, coalesce(last_value, 0) + 1000000))
  AS sequences
FROM pg_sequences
WHERE schemaname = current_schema();
