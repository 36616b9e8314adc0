//! A line that breaks: passes bytes on and, while it is told to, cuts connections at random moments of a fixed seed,
//! sometimes after holding bytes back for a while or swallowing what was under way.
#![allow(dead_code, reason = "each test program uses what it needs of it")]

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

pub fn scramble(mut state: u64) -> u64 {
    state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

pub struct FaultProxy {
    pub address: SocketAddr,
    line: Arc<Line>,
    _runtime: tokio::runtime::Runtime,
}

struct Line {
    target: Mutex<SocketAddr>,
    faulty: AtomicBool,
    /// Bytes are swallowed, and nobody is told.
    mute: AtomicBool,
    accepted: AtomicU64,
    cuts: AtomicU64,
    cut_now: Notify,
    seed: u64,
    /// A connection is cut after at most so many bytes.
    longest: u64,
}

impl FaultProxy {
    pub fn start(target: SocketAddr, seed: u64, longest: u64) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let listener = runtime
            .block_on(TcpListener::bind("127.0.0.1:0"))
            .expect("listens");
        let address = listener.local_addr().expect("an address");
        let line = Arc::new(Line {
            target: Mutex::new(target),
            faulty: AtomicBool::new(false),
            mute: AtomicBool::new(false),
            accepted: AtomicU64::new(0),
            cuts: AtomicU64::new(0),
            cut_now: Notify::new(),
            seed,
            longest,
        });
        runtime.spawn(accept(listener, Arc::clone(&line)));
        Self {
            address,
            line,
            _runtime: runtime,
        }
    }

    pub fn set_faulty(&self, faulty: bool) {
        self.line.faulty.store(faulty, Ordering::SeqCst);
    }

    /// While it is mute, connections stay and nothing passes on them, as on a line behind a dead router.
    pub fn set_mute(&self, mute: bool) {
        self.line.mute.store(mute, Ordering::SeqCst);
    }

    /// How many connections there were.
    pub fn accepted(&self) -> u64 {
        self.line.accepted.load(Ordering::SeqCst)
    }

    pub fn set_target(&self, target: SocketAddr) {
        *self.line.target.lock().expect("a lock") = target;
    }

    /// Cuts every connection that there is.
    pub fn cut(&self) {
        self.line.cut_now.notify_waiters();
    }

    pub fn cuts(&self) -> u64 {
        self.line.cuts.load(Ordering::SeqCst)
    }
}

async fn accept(listener: TcpListener, line: Arc<Line>) {
    for number in 0_u64.. {
        let Ok((client, _)) = listener.accept().await else {
            return;
        };
        line.accepted.fetch_add(1, Ordering::SeqCst);
        let target = *line.target.lock().expect("a lock");
        let line = Arc::clone(&line);
        tokio::spawn(async move {
            let Ok(server) = TcpStream::connect(target).await else {
                return;
            };
            let (from_client, to_client) = client.into_split();
            let (from_server, to_server) = server.into_split();
            let chance = scramble(line.seed ^ number);
            // The first to end drops both ways: the line is cut.
            tokio::select! {
                () = pass(&line, from_client, to_server, chance) => {}
                () = pass(&line, from_server, to_client, scramble(chance)) => {}
                () = line.cut_now.notified() => drop(line.cuts.fetch_add(1, Ordering::SeqCst)),
            }
        });
    }
}

async fn pass(line: &Line, mut from: OwnedReadHalf, mut to: OwnedWriteHalf, chance: u64) {
    let mut left = chance % line.longest;
    let mut bytes = vec![0; 4096];
    loop {
        let Ok(count @ 1..) = from.read(&mut bytes).await else {
            return;
        };
        if line.mute.load(Ordering::SeqCst) {
            continue;
        }
        if line.faulty.load(Ordering::SeqCst) {
            if (count as u64) > left {
                line.cuts.fetch_add(1, Ordering::SeqCst);
                let held = Duration::from_millis(chance >> 32 & 0x3f);
                match (chance >> 48) % 3 {
                    // Half of the last bytes still arrive.
                    0 => drop(to.write_all(&bytes[..count / 2]).await),
                    // They are held back, then all is lost.
                    1 => tokio::time::sleep(held).await,
                    _ => {}
                }
                return;
            }
            left -= count as u64;
        }
        if to.write_all(&bytes[..count]).await.is_err() {
            return;
        }
    }
}
