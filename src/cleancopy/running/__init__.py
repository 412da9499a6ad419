"""How a run shares out its records: jobs and shards, tasks, and the processes that do them."""
