"""Work behind the pages: `tick` runs what comes back, `worker` runs the tasks that were enqueued.

Both are threads of the server; where one machine is not enough, `db_worker` processes run the same tasks.
"""
