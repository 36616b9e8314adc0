queues-inactive = (inactive)
queues-not-mapped = not mapped
queues-no-wfm = isps.cfg names no WFM system: put its address there (`xlink config set isps.cfg "IES System WFM" Url iwfms://…`)
queues-as-last-read = The WFM cannot be asked ({ $why }); these are its queues as read at { $read }.
queues-never-read = the WFM's queues are not known yet, and it cannot be asked: { $why }. `xlink check` tells more
