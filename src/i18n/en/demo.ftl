demo-runs = The demo runs.
demo-server = WFM server     { $url } (SHA-256 { $fingerprint })
demo-data = its data       { $folder }
demo-installation = installation   { $folder }
demo-acd = ACD            { $folder }
demo-look = Look at it from another terminal:
demo-stop = Ctrl+C stops it.
demo-stopping = stopping ({ $why })
demo-stopped-early = stopped before it began ({ $why })
demo-history-starts = history: importing { $first } to { $last }
demo-history-done = history: { $rows } rows, { $values } values, in { $seconds } s
script-fine = { $parameters ->
    [one] { $file }: no error; it takes { $parameters } parameter
   *[other] { $file }: no error; it takes { $parameters } parameters
}
script-count = { $file }: it takes { $parameters } parameters, { $given } were given; those that miss are 0
demo-read-only = nothing is changed: --read-only was given, and a demo makes a whole installation
demo-not-started = { $name } did not start; { $log } tells why
demo-other-folder = { $folder } is not empty and not a demo's folder: name an empty or a new one with --dir
demo-another = another demo runs in { $folder }: stop it first
demo-ended = { $name } ended by itself ({ $status })
demo-service-not-started = the service did not start; { $log } tells why
demo-unnoticed = this process will not notice the end of its demo: { $why }
demo-unstarted = { $name } cannot be started
demo-no-output = { $name } has no output
demo-wfm-server = the WFM server
demo-the-service = the service
demo-no-address = the WFM server does not say where it listens
demo-no-state = the service answers, but does not tell its state
demo-service-silent = the service does not answer
demo-time-passes = time passes already
demo-no-telephone-system = the telephone system cannot be started
demo-telephone-fault = the demo's telephone system ended with a fault
demo-no-signals = the system gives no signals
demo-unwritten = cannot write { $path }: { $why }
demo-calendar = the clock shows a day beyond all calendars
