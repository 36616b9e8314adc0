control-answer-unclear = the service's answer is not understood by this program (xlink { $version }): are both of the same version? ({ $why })
control-gave-no-answer = the service gave no answer: { $why }
control-lost = the connection to the service is lost
control-silence = the service did not answer within { $seconds } s; it may be busy, try again
control-no-thread = no thread for the channel: { $why }
control-stranger = a stranger listens in the place of the service of { $directory }: account { $account } is neither its owner nor root
control-not-open = the channel to the service of { $directory } is not open to this account. Have an administrator run `xlink register --system`
control-no-service = no service runs for { $directory }
control-service-of = the service of { $directory }: { $why }
control-other-question = the service answered another question
control-frame-closed = the other side closed the channel
control-frame-too-long = a message of { $length } bytes is over the limit of { $limit }
control-frame-not-understood = a message could not be understood: { $why }
control-no-answer = the service does not answer ({ $why })
control-listen = the channel to the console cannot be opened at { $place }: { $why }
control-in-use = in use (rc=32): { $why }
control-busy = the service has { $count } connections already: close a console, or try again in a moment
control-registration-denied = access denied (rc=5): { $path } belongs to another account. Run the command as the owner of the installation directory or as an administrator
control-registration-damaged = { $file } cannot be understood ({ $why }): delete it and register again
control-registration-nobody = the system does not tell who runs this command: { $why }
control-not-among = the channel is open to the service's account, administrators and the group { $group }; account { $account } is none of them. Add it to the group { $group } and log in anew
control-not-admitted = the channel is not open to account { $account }. Have an administrator run `xlink register --system`, or run `sudo xlink register --user` yourself
control-unknown-question = the service (xlink { $version }) does not know this question: { $why }
control-cannot-travel = the answer cannot travel: { $why }
control-events-apart = events have a connection of their own
