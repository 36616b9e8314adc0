engine-access-denied = access denied (rc=5): { $why }
engine-in-use = in use (rc=32): { $why }
engine-unreachable = cannot reach the service: { $why }
engine-version = the service is xlink with channel version { $theirs }, this program speaks { $ours }: restart the older one
engine-busy = an import is running: { $why }
