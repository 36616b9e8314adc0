check-no-folder = there is no such folder
check-no-folder-hint = make an installation with `xlink init`, or name another folder with --dir
check-file-unread-hint = mend the rights, or run the check as the owner
check-file-missing = the file is missing
check-file-missing-hint = `xlink init` makes it, ready to fill in
check-ascii = ASCII (Windows-1252 with its first accent)
check-file-there = there, { $bytes } bytes, { $encoding }
check-settings-fine = WFM systems: { $wfm }, external systems: { $systems }, no fault
check-passcode-hint = `xlink passcode --set { $name }` asks for the password and puts a new one in
check-passcode-fine = the passcode of { $user } opens
check-nothing-mapped = nothing is mapped: nothing will be imported
check-nothing-mapped-hint = map value types in the console, or with `xlink map add` and `xlink map auto`
check-mapped = { $count ->
    [one] { $count } value type is mapped
   *[other] { $count } value types are mapped
}
check-scripts-fine = { $count ->
    [one] { $count } script is understood and fits its mapping
   *[other] { $count } scripts are understood and fit their mappings
}
check-script-wrong-hint = its values are rejected until it is mended: `xlink script test { $name }`
check-script-parameters = parameters declared: { $declared }, metrics mapped to { $left }: { $mapped }
check-script-parameters-hint = adapt the script, or the mapping
check-by-service = tried by the service
check-by-you = tried with your own account, as no service runs
check-address-hint = `xlink config set isps.cfg` or the console's Settings mend it
check-no-network = the network cannot be used: { $why }
check-address-fine = { $host } resolves to { $address }
check-port-fine = port { $port } answers
check-port-closed = Enterprise Server 1 not available: { $why }
check-resolve-hint = look at the name in Url of isps.cfg and at this machine's name server
check-refused-hint = the machine is there, but nothing listens at { $at }: the server is stopped, or the port in Url is another one (45054; 80 for tenants before 2019)
check-silent-hint = no answer at all: a firewall on the way drops the line to { $at }, at this end (outgoing) or at the server's (incoming)
check-proxy-hint = look at Proxy in isps.cfg or https_proxy in the environment
check-tls-hint = is it iwfm:// (plain) instead of iwfms:// (TLS)? Is TLS 1.2 allowed there?
check-settings-hint = mend it in isps.cfg
check-plain-hint = on your own network this is the original's default; across others use iwfms://
check-plain = the line is not encrypted (iwfm://)
check-tls-fine = { $version }, certificate of { $subject } until { $until }
check-tls-soon-hint = have the certificate renewed on the server
check-hello-silent-hint = something at the server's end takes connections and does not answer: is the port a web server's?
check-hello-hint = try again; if it stays, look at the server's own log
check-clock-fine = the clocks of this machine and the server agree
check-clock-ahead = the server's clock is { $seconds } s ahead
check-clock-behind = the server's clock is { $seconds } s behind
check-clock-hint = let both machines take their time from the same source (NTP)
check-signed-in = { $user } is signed in and may import
check-no-right = { $user } may not import
check-no-right-hint = give the user the import right on the WFM server
check-sign-in-refused = the server refuses { $user }: user or password is wrong, or the user is locked
check-sign-in-refused-hint = `xlink passcode --set { $name }` takes the password anew (five wrong ones in a row lock the user); `xlink wfm user unlock { $user }` on the server lifts a lock
check-locked = { $user } is locked after too many wrong passwords
check-locked-hint = `xlink wfm user unlock { $user }` on the server lifts the lock
check-sign-in-hint = try again in a moment
check-catalog-fine = queues: { $queues }, value types: { $value_types }, external systems: { $systems }, employees: { $employees }
check-no-queues-hint = create queues on the WFM server: there is nothing to import into
check-catalog-hint = look at the server's own log
check-catalog-late = the catalogue did not come within { $seconds } s
check-catalog-late-hint = try again; look at the server's own log
check-not-ours-hint = the original's vendor never published its protocol: xlink delivers to an Enterprise Server of its own (`xlink wfm serve`); see “The wire format” in the README
check-chain-hint = name the private authority in SSLCACertificate, or pin the certificate with SSLFingerprint
check-name-hint = use the name in Url that the certificate was made for, or pin the certificate with SSLFingerprint
check-not-yet-hint = set the clocks of both machines right
check-fingerprint-hint = if the server's certificate was renewed, put the new fingerprint into SSLFingerprint; if nobody renewed it, somebody stands in between
check-certificate-hint = look at the certificate on the server
check-catalog-unread = the catalogue cannot be read: { $why }
check-not-writable-hint = the console cannot save changes with this account; importing is not concerned
check-rights-fine = this account may change the three files, and the key is its owner's alone
check-key-open = others than its owner may use the key (mode { $mode })
check-key-open-hint = chmod 600 { $place }, and make new passcodes
check-key-unread-hint = run the check as an administrator
check-shadow = a VirtualStore copy shadows the real file for this account: the service reads another one
check-shadow-hint = bring its changes into the real file, then delete the copy
check-automatic-none = nothing is imported by itself, only by hand
check-automatic-none-hint = `xlink config set isps_Ul.ini General AutoImportPhoneLink "every 15 +00:05"` imports call data every 15 minutes, AutoImportTimeLink agent data
check-automatic = call data { $calls }, agent data { $agents }
check-service-foreground = runs in the foreground (process { $pid }), not installed
check-service-not-installed = is not installed: nothing is imported by itself
check-service-automatic = starts with the machine
check-service-by-hand = does not start with the machine
check-service-runs = runs ({ $manager }; { $start })
check-service-runs-as = runs as { $account } ({ $manager }; { $start })
check-service-failed = ended by itself with an error
check-service-failed-hint = its last words are in isps_uls.log; then `xlink service start`
check-service-stopped = is installed and stopped: nothing is imported
check-service-refused = the service was refused and waits: { $why }
check-service-refused-hint = mend user and passcode; the service takes changed files over by itself
check-channel-hint = `xlink register` admits you, `xlink register --system` the machine's administrators from every session
check-channel-own = open to the service's account only
check-channel-people = { $count ->
    [one] registered for { $count } account
   *[other] registered for { $count } accounts
}
check-channel-answers = { $open_to }; the service answers
check-channel-silent = { $open_to }; no service answers
check-systems-unknown-hint = the rows above say what keeps the WFM away
check-systems-unknown = the WFM's list of external systems is not known
check-system-no-section = stands on the WFM server ({ $interface }) and has no section in isps_Ul.ini
check-system-no-section-hint = add a section [{ $name }] with its settings
check-system-no-server = has a section in isps_Ul.ini and does not exist on the WFM server
check-system-no-server-hint = create it there under exactly this name, or remove the section
check-source-unsupported = this build of xlink cannot read the interface “{ $interface }” yet
check-source-unsupported-hint = only CSV systems are imported for now
check-source-untried = could not be tried: { $why }
check-source-untried-hint = start the service, or run the check as its account
check-source-failed-hint = look into call_tree.log
check-source-fine = can be read
check-source-tried = { $found } ({ $by_whom })
check-log-oversized = is { $size } KB, far over LogMaxFileSize ({ $limit } KB)
check-log-oversized-hint = it was not written by this xlink: move it away
check-logs-fine = { $count ->
    [one] { $count } log file, { $all } KB in all, each at most { $limit } KB
   *[other] { $count } log files, { $all } KB in all, each at most { $limit } KB
}
check-outbox-empty = empty: the WFM has everything
check-outbox-waiting = { $count ->
    [one] { $count } value waits, since { $oldest }
   *[other] { $count } values wait, the oldest since { $oldest }
}
check-outbox-full = { $found }; the outbox is nearly full
check-outbox-full-hint = bring the WFM back, or raise OutboxMaxSize: when it is full, imports pause and are caught up later
check-outbox-stuck-hint = the rows about the WFM above say what keeps it away; nothing is lost
check-step-files = files
check-step-settings = settings
check-step-passcode = passcode
check-step-address = address
check-step-port = port
check-step-tls = TLS
check-step-clock = clock
check-step-sign-in = sign-in
check-step-catalog = catalogue
check-step-external-systems = external systems
check-step-sources = sources
check-step-mappings = mappings
check-step-scripts = scripts
check-step-rights = rights
check-step-service = service
check-step-channel = channel
check-step-logs = logs
check-step-outbox = outbox
check-level-fine = ok
check-level-warning = warning
check-level-error = error
check-refused-before-hint = `xlink passcode --set { $name }` takes the password anew
# Where a row of the console’s check leads.
check-way-steps = make the files
check-way-form = to the form
check-way-file = to the file
check-way-line = to the line in the file
check-way-login = to the login
check-way-passcode = make the passcode anew
check-way-systems = to the configuration
check-way-section = new section
check-way-mapping = to the mapping
check-way-script = to the script
check-way-service = to the service
check-way-channel = to the registration
check-way-none = read it whole
check-not-here = Nothing in this console mends it.
