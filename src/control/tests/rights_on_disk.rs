use super::*;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

fn mode(path: &std::path::Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn by_default_only_the_owner_reaches_the_socket() {
    let room = Room::open();
    let socket = place(&room);
    assert_eq!((mode(&socket), mode(socket.parent().unwrap())), (0o600, 0o700));
    assert!(!room.folder.path().join("ixculcmm").exists());
}

/// Another account, played by a real process of its own that speaks to the socket: needs root and python3.
fn as_a_stranger(socket: &std::path::Path) -> Option<String> {
    if !rustix::process::geteuid().is_root() || Command::new("python3").arg("-V").output().is_err() {
        eprintln!("skipped: needs root and python3");
        return None;
    }
    let script = "import socket,sys,json,struct\n\
        s=socket.socket(socket.AF_UNIX)\n\
        try: s.connect(sys.argv[1])\n\
        except PermissionError: print('refused'); sys.exit()\n\
        h=json.dumps({'channel':1,'program':'test'}).encode()\n\
        s.sendall(struct.pack('>I',len(h))+h)\n\
        n=struct.unpack('>I',s.recv(4))[0]\n\
        print(s.recv(n).decode())";
    let output = Command::new("python3")
        .arg("-c")
        .arg(script)
        .arg(socket)
        .uid(65_534)
        .gid(65_534)
        .output();
    Some(String::from_utf8(output.unwrap().stdout).unwrap())
}

#[test]
fn a_stranger_is_refused_and_told_why() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let engine = Arc::new(Small::default());
    let listener = listen(&folder, &engine, Limits::default());
    let address = Address::of(folder.path());
    let Some(said) = as_a_stranger(&address.private()) else {
        return;
    };
    assert_eq!(said.trim(), "refused");
    drop(listener);

    Registration::admit(folder.path(), Scope::System).unwrap();
    let listener = listen(&folder, &engine, Limits::default());
    let said = as_a_stranger(&address.shared()).unwrap();
    assert!(said.contains("denied") && said.contains("group xlink"), "{said}");
    drop(listener);

    let nobody = Person {
        id: "65534".to_owned(),
        name: "nobody".to_owned(),
    };
    let registration = Registration {
        people: vec![nobody],
        ..Default::default()
    };
    let _listener = Listener::open(address.clone(), registration, engine, Limits::default()).unwrap();
    let said = as_a_stranger(&address.shared()).unwrap();
    assert!(!said.contains("denied") && said.contains("channel"), "{said}");
}

#[test]
fn a_socket_left_by_a_killed_service_is_no_hindrance() {
    let room = Room::open();
    let socket = place(&room);
    drop(room.listener);
    let left = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    drop(left);
    assert!(socket.exists());
    match Client::connect(room.folder.path()).err().unwrap() {
        EngineError::Unreachable(why) => assert!(why.english().starts_with("no service runs"), "{why}"),
        other => panic!("{other}"),
    }
    let _listener = listen(&room.folder, &room.engine, Limits::default());
    assert!(Client::connect(room.folder.path()).is_ok());
}

#[test]
fn a_directory_of_a_long_path_has_a_channel_too() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("x".repeat(100)).join("y".repeat(100));
    std::fs::create_dir_all(&deep).unwrap();
    let engine = Arc::new(Small::default());
    let registration = Registration::default();
    let listener = Listener::open(Address::of(&deep), registration, engine, Limits::default()).unwrap();
    assert!(Client::connect(&deep).unwrap().snapshot().is_ok());
    drop(listener);
    assert!(!Address::of(&deep).private().exists());
}
