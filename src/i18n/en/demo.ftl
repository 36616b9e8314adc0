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
