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
