//! The service's end of the channel.

use super::address::Address;
use super::rights::Registration;
use super::seat::{self, TurnedAway};
use crate::engine::Engine;
use crate::model::{Message, Worded, message};
use interprocess::local_socket::traits::Listener as _;
use interprocess::local_socket::{self, GenericFilePath, ListenerOptions, Stream, ToFsName};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::JoinHandle;
use std::time::Duration;

/// How much the channel lets its clients take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Connections at once; a console has up to nine.
    pub clients: usize,
    /// The shortest time between two states told to one client.
    pub pace: Duration,
    /// After so long without an event a sign of life is sent, which also finds out that a client is gone.
    pub beat: Duration,
    /// Time for the first word.
    pub greeting: Duration,
    /// A client that takes nothing for so long is given up.
    pub slow_client: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            clients: 128,
            pace: Duration::from_millis(250),
            beat: Duration::from_secs(10),
            greeting: Duration::from_secs(5),
            slow_client: Duration::from_secs(30),
        }
    }
}

/// Why the channel could not be opened.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub struct ListenError {
    pub place: PathBuf,
    pub why: io::Error,
}

impl Worded for ListenError {
    fn message(&self) -> Message {
        let Self { place, why } = self;
        message!(
            "control-listen",
            "the channel to the console cannot be opened at {place}: {why}",
            place = place.display(),
            why = reason(why)
        )
    }
}

fn reason(why: &io::Error) -> Message {
    match why.kind() {
        io::ErrorKind::AddrInUse => {
            message!("control-in-use", "in use (rc=32): {why}", why = why.to_string())
        }
        _ => crate::files::reason(why),
    }
}

/// Serves an engine until it is dropped.
pub struct Listener {
    doors: Vec<(PathBuf, JoinHandle<()>)>,
    shared: Arc<Shared>,
}

struct Shared {
    engine: Arc<dyn Engine>,
    address: Address,
    registration: Registration,
    limits: Limits,
    ended: AtomicBool,
    clients: AtomicUsize,
    streams: Mutex<Vec<Weak<Stream>>>,
}

impl Listener {
    /// Opens the channel of an installation: to the service's account, and to whom `registration` admits. The caller
    /// holds the installation's lock, so that a socket found there is left from a service that was killed.
    ///
    /// # Errors
    /// The socket or pipe could not be made.
    pub fn open(
        address: Address,
        registration: Registration,
        engine: Arc<dyn Engine>,
        limits: Limits,
    ) -> Result<Self, ListenError> {
        let shared = Arc::new(Shared {
            engine,
            address,
            registration,
            limits,
            ended: AtomicBool::new(false),
            clients: AtomicUsize::new(0),
            streams: Mutex::default(),
        });
        let mut listener = Self {
            doors: Vec::new(),
            shared,
        };
        for (place, door) in doors(&listener.shared.address, &listener.shared.registration) {
            listener.add(place, door)?;
        }
        Ok(listener)
    }

    /// How many connections there are right now.
    pub fn clients(&self) -> usize {
        self.shared.clients.load(Ordering::SeqCst)
    }

    fn add(&mut self, place: PathBuf, door: Door) -> Result<(), ListenError> {
        let failed = |why| ListenError {
            place: place.clone(),
            why,
        };
        let socket = open_door(&place, &door, &self.shared).map_err(failed)?;
        let shared = self.shared.clone();
        let accept = move || accept(&socket, &shared);
        let thread = std::thread::Builder::new()
            .name("channel".to_owned())
            .spawn(accept)
            .map_err(failed)?;
        self.doors.push((place, thread));
        Ok(())
    }
}

impl Drop for Listener {
    /// Nobody new is let in, and whoever is in is told by the closed connection.
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::SeqCst);
        for (place, thread) in self.doors.drain(..) {
            // Wakes the thread that waits there. It takes the socket away, which must not happen later: the next
            // listener's socket has the same name. Where somebody deleted the socket nobody can be woken, or need be.
            if knock(&place).is_ok() {
                // A thread that panicked has ended too.
                let _ = thread.join();
            }
        }
        let streams =
            std::mem::take(&mut *self.shared.streams.lock().unwrap_or_else(PoisonError::into_inner));
        streams
            .iter()
            .filter_map(Weak::upgrade)
            .for_each(|stream| hang_up(&stream));
    }
}

fn accept(socket: &local_socket::Listener, shared: &Arc<Shared>) {
    loop {
        let stream = socket.accept();
        if shared.ended.load(Ordering::SeqCst) {
            return;
        }
        match stream {
            Ok(stream) => take_in(stream, shared),
            Err(error) => {
                // Out of handles, most likely: trying again at once would only burn time.
                tracing::warn!("the channel could not take a client in: {error}");
                std::thread::sleep(Duration::from_millis(200));
            }
        }
    }
}

fn take_in(stream: Stream, shared: &Arc<Shared>) {
    let seat = Seat::take(shared);
    let judged = match seat.number > shared.limits.clients {
        true => Err(TurnedAway::Busy(message!(
            "control-busy",
            "the service has {count} connections already: close a console, or try again in a moment",
            count = shared.limits.clients,
        ))),
        false => judge(&stream, shared).map_err(TurnedAway::Denied),
    };
    // Far beyond the limit not even a word is said.
    if seat.number > 2 * shared.limits.clients {
        return;
    }
    let stream = Arc::new(stream);
    {
        let mut streams = shared.streams.lock().unwrap_or_else(PoisonError::into_inner);
        streams.retain(|known| known.strong_count() > 0);
        streams.push(Arc::downgrade(&stream));
    }
    let serve = move || seat::serve(&stream, &seat.shared.engine, judged, &seat.shared.limits);
    if let Err(error) = std::thread::Builder::new()
        .name("channel client".to_owned())
        .spawn(serve)
    {
        tracing::warn!("the channel could not take a client in: {error}");
    }
}

/// A place among the clients, given back when dropped.
struct Seat {
    shared: Arc<Shared>,
    number: usize,
}

impl Seat {
    fn take(shared: &Arc<Shared>) -> Self {
        let number = shared.clients.fetch_add(1, Ordering::SeqCst) + 1;
        Self {
            shared: shared.clone(),
            number,
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.shared.clients.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Connects to a place where a service may listen.
pub(super) fn knock(place: &Path) -> io::Result<Stream> {
    use interprocess::local_socket::traits::Stream as _;
    Stream::connect(place.to_fs_name::<GenericFilePath>()?)
}

#[cfg(unix)]
mod platform {
    use super::*;
    use crate::control::rights::{self, Peer};
    use std::fs::{self, DirBuilder, Permissions};
    use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};

    /// Who may knock.
    pub(super) enum Door {
        /// The owner of the installation, and root.
        Private,
        /// Everybody; [`judge`] looks at them.
        Open,
    }

    pub(super) fn doors(address: &Address, registration: &Registration) -> Vec<(PathBuf, Door)> {
        let mut doors = vec![(address.private(), Door::Private)];
        if registration.admits_others() {
            doors.push((address.shared(), Door::Open));
        }
        doors
    }

    pub(super) fn open_door(
        place: &Path,
        door: &Door,
        shared: &Shared,
    ) -> io::Result<local_socket::Listener> {
        let owner = shared.address.owner();
        let folder = place.parent().unwrap_or(Path::new("/"));
        let own = shared.address.is_own_folder(folder);
        make_folder(folder, owner)?;
        if own && matches!(door, Door::Open) {
            // Everybody may pass through, nobody but the owner may look or put something there.
            fs::set_permissions(folder, Permissions::from_mode(0o711))?;
        }
        let name = place.to_fs_name::<GenericFilePath>()?;
        let socket = ListenerOptions::new()
            .name(name)
            .try_overwrite(true)
            .max_spin_time(Duration::from_secs(2))
            .create_sync()?;
        if rustix::process::geteuid().is_root() {
            std::os::unix::fs::lchown(place, Some(owner), None)?;
        }
        let mode = match door {
            Door::Private => 0o600,
            Door::Open => 0o666,
        };
        fs::set_permissions(place, Permissions::from_mode(mode))?;
        Ok(socket)
    }

    /// Makes the folder for its owner alone. One that is there already must be the owner's own: in `/tmp` a stranger
    /// could have come first.
    fn make_folder(folder: &Path, owner: u32) -> io::Result<()> {
        match DirBuilder::new().mode(0o700).create(folder) {
            Ok(()) => {
                if rustix::process::geteuid().is_root() {
                    std::os::unix::fs::lchown(folder, Some(owner), None)?;
                }
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let found = fs::symlink_metadata(folder)?;
                match found.is_dir() && (found.uid() == owner || found.uid() == 0) {
                    true => Ok(()),
                    false => Err(io::Error::other(format!(
                        "{} belongs to somebody else",
                        folder.display()
                    ))),
                }
            }
            Err(error) => Err(error),
        }
    }

    pub(super) fn judge(stream: &Stream, shared: &Shared) -> Result<(), Message> {
        let peer = Peer::of(stream).map_err(|error| crate::files::reason(&error))?;
        rights::judge(&peer, shared.address.owner(), &shared.registration)
    }

    pub(super) fn hang_up(stream: &Stream) {
        use std::os::fd::AsFd;
        // It may be closed already, which is as good.
        let Stream::UdSocket(socket) = stream;
        let _ = rustix::net::shutdown(socket.as_fd(), rustix::net::Shutdown::Both);
    }
}

#[cfg(windows)]
mod platform {
    use super::*;
    use crate::control::rights::pipe_rights;
    use interprocess::os::windows::local_socket::ListenerOptionsExt;
    use interprocess::os::windows::security_descriptor::SecurityDescriptor;
    use widestring::U16CString;

    /// The pipe's own rights say who may open it.
    pub(super) struct Door;

    pub(super) fn doors(address: &Address, _: &Registration) -> Vec<(PathBuf, Door)> {
        vec![(address.pipe(), Door)]
    }

    /// Clients from other machines are refused by interprocess's own default.
    pub(super) fn open_door(place: &Path, _: &Door, shared: &Shared) -> io::Result<local_socket::Listener> {
        let rights = U16CString::from_str(pipe_rights(&shared.registration)).map_err(io::Error::other)?;
        let rights = SecurityDescriptor::deserialize(&rights)?;
        let name = place.to_fs_name::<GenericFilePath>()?;
        ListenerOptions::new()
            .name(name)
            .security_descriptor(rights)
            .create_sync()
    }

    pub(super) fn judge(_: &Stream, _: &Shared) -> Result<(), Message> {
        Ok(())
    }

    /// The process ends soon, which closes the pipe.
    pub(super) fn hang_up(_: &Stream) {}
}

use platform::{Door, doors, hang_up, judge, open_door};
