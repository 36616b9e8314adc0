//! `xlink wfm catalog|user|values|queue …` without a server (spec page 8).

mod wfm;

use wfm::*;

#[test]
fn applying_a_catalogue_twice_changes_nothing() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("catalog.toml");
    std::fs::write(&file, CATALOG).unwrap();
    let file = file.to_str().unwrap();
    let first = wfm(data.path(), &["catalog", "apply", file], "");
    assert!(first.contains("changed"), "{first}");
    let shown = wfm(data.path(), &["catalog", "show"], "");
    let second = wfm(data.path(), &["catalog", "apply", file], "");
    assert!(second.starts_with("nothing to change"), "{second}");
    let third = wfm(data.path(), &["catalog", "apply", "-"], &shown);
    assert!(third.starts_with("nothing to change"), "{third}");
    assert_eq!(wfm(data.path(), &["catalog", "show"], ""), shown);
}

#[test]
fn a_faulty_catalogue_changes_nothing_and_is_told_with_its_place() {
    let data = prepared();
    let before = wfm(data.path(), &["catalog", "show"], "");
    for (text, expected) in [
        ("[[queue]]\nid = 7\nnaem = \"Q\"\n", "line 3"),
        (
            "[[queue]]\nid = 7\nname = \"Q\"\n[[queue]]\nid = 8\nname = \"R\"\nvalue_types = [1]\n",
            "queue 8",
        ),
    ] {
        let output = wfm_with(data.path(), &["catalog", "apply", "-"], text);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(said.contains(expected), "{said}");
    }
    assert_eq!(wfm(data.path(), &["catalog", "show"], ""), before);
}

#[test]
fn a_password_is_one_line_and_shows_nowhere() {
    let data = tempfile::tempdir().unwrap();
    wfm(
        data.path(),
        &["user", "set", "a@b", "--admin"],
        " blank before and behind \r\nsecond line\n",
    );
    assert_eq!(
        wfm(data.path(), &["user", "list"], ""),
        "name,rights,locked_since\na@b,import admin,\n"
    );
    let json: serde_json::Value =
        serde_json::from_str(&wfm(data.path(), &["user", "list", "--json"], "")).unwrap();
    assert_eq!(json[0]["name"], "a@b");
    let empty = wfm_with(data.path(), &["user", "set", "c@d"], "\n");
    assert_eq!(empty.status.code(), Some(2));
    for entry in std::fs::read_dir(data.path()).unwrap().flatten() {
        let bytes = std::fs::read(entry.path()).unwrap();
        let found = bytes.windows(12).any(|window| window == b"blank before");
        assert!(!found, "{:?}", entry.path());
    }
    wfm(data.path(), &["user", "remove", "A@B"], "");
    assert_eq!(
        wfm_with(data.path(), &["user", "remove", "a@b"], "")
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        wfm_with(data.path(), &["user", "unlock", "a@b"], "")
            .status
            .code(),
        Some(2)
    );
}

#[tokio::test]
async fn values_are_shown_in_the_queues_own_days() {
    let data = prepared();
    {
        let served = Served::start(data.path(), &["--plain"]);
        let mut client = served.client().await;
        // The last interval of the day before, the first and the last of the day, the first of the next.
        let starts = [-900, 0, 27 * 900, 95 * 900, 96 * 900];
        let values: Vec<_> = starts
            .iter()
            .map(|at| value(1002, MIDNIGHT + at, 1_250))
            .collect();
        put(&mut client, 1, &values).await;
    }
    let header = "queue_id,queue,value_type_id,value_type,version,interval_start,value\n";
    let day = ["values", "--from", "2010-08-01", "--to", "2010-08-01"];
    let text = wfm(data.path(), &day, "");
    assert_eq!(
        text,
        format!(
            "{header}1002,Hotline,1003,Calls Offered,Historical,2010-08-01T00:00+03:00,12.5\n\
             1002,Hotline,1003,Calls Offered,Historical,2010-08-01T06:45+03:00,12.5\n\
             1002,Hotline,1003,Calls Offered,Historical,2010-08-01T23:45+03:00,12.5\n"
        )
    );
    assert_eq!(wfm(data.path(), &["values"], "").lines().count(), 6);
    assert_eq!(wfm(data.path(), &["values", "--queue", "1004"], ""), header);
    assert_eq!(wfm(data.path(), &["values", "--value-type", "1004"], ""), header);
    let json: serde_json::Value =
        serde_json::from_str(&wfm(data.path(), &["values", "--queue", "1002", "--json"], "")).unwrap();
    assert_eq!(json[1]["value"], 12.5);
    assert_eq!(json[1]["queue_id"], 1002);
    let german = wfm(
        data.path(),
        &[
            "--lang",
            "de",
            "values",
            "--from",
            "01/08/2010",
            "--to",
            "01/08/2010",
        ],
        "",
    );
    assert_eq!(german, text);
    for wrong in [
        ["values", "--from", "2010-02-30"],
        ["values", "--to", "13/08/2010"],
    ] {
        assert_eq!(
            wfm_with(data.path(), &wrong, "").status.code(),
            Some(64),
            "{wrong:?}"
        );
    }
}

#[test]
fn things_are_added_listed_changed_exported_and_imported() {
    let data = prepared();
    let data = data.path();
    wfm(
        data,
        &[
            "system",
            "add",
            "Mitel",
            "--type",
            "universal",
            "--timelink",
            "true",
        ],
        "",
    );
    wfm(
        data,
        &[
            "queue",
            "add",
            "7",
            "--name",
            "Sales",
            "--parent",
            "1002",
            "--value-types",
            "1003;1004",
        ],
        "",
    );
    wfm(
        data,
        &["queue", "change", "7", "--interval", "30", "--active", "false"],
        "",
    );
    wfm(
        data,
        &["value-type", "add", "9000", "--name", "Faxes", "--unit", "count"],
        "",
    );
    wfm(
        data,
        &[
            "activity",
            "add",
            "3",
            "--name",
            "Lunch",
            "--external",
            "Mitel=9;CSV=2",
        ],
        "",
    );
    wfm(
        data,
        &["employee", "change", "17", "--external-ids", "CSV=1001;mitel=5"],
        "",
    );
    let queues = wfm(data, &["queue", "list"], "");
    assert!(queues.starts_with("id,parent,name,short_name,interval,time_zone,active,value_types\n"));
    assert!(
        queues.contains("7,1002,Sales,Sales,30,UTC,false,1003;1004\n"),
        "{queues}"
    );
    assert!(wfm(data, &["employee", "list"], "").contains("17,A. Martin,CSV=1001;Mitel=5\n"));
    let activities = wfm(data, &["activity", "list"], "");
    assert!(
        activities.contains("2,Break,\n") && activities.contains("3,Lunch,CSV=2;Mitel=9\n"),
        "{activities}"
    );
    for (arguments, status) in [
        (&["queue", "add", "7", "--name", "Again"][..], 2),
        (&["queue", "change", "8", "--name", "Nobody"], 2),
        (&["queue", "change", "7", "--interval", "seven"], 64),
        (&["queue", "change", "7", "--time-zone", "Mars/Olympus"], 2),
    ] {
        assert_eq!(
            wfm_with(data, arguments, "").status.code(),
            Some(status),
            "{arguments:?}"
        );
    }
    let export = data.join("queues.csv");
    wfm(data, &["queue", "export", export.to_str().unwrap()], "");
    let text = std::fs::read_to_string(&export).unwrap();
    assert_eq!(text, wfm(data, &["queue", "export"], ""));
    std::fs::write(
        &export,
        text.replace("Sales", "Verkauf, extern")
            .replace("Verkauf, extern,", "\"Verkauf, extern\","),
    )
    .unwrap();
    wfm(data, &["queue", "import", export.to_str().unwrap()], "");
    assert!(wfm(data, &["queue", "list"], "").contains("\"Verkauf, extern\""));
    let bad = wfm_with(data, &["queue", "import", "-"], "id,name\nx,Q\n");
    assert_eq!(bad.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&bad.stderr).contains("line 2"));
}

#[test]
fn read_only_changes_nothing() {
    let data = prepared();
    let before = wfm(data.path(), &["catalog", "show"], "");
    for arguments in [
        &["--read-only", "queue", "add", "7", "--name", "Q"][..],
        &["--read-only", "user", "set", "a"],
        &["--read-only", "restored"],
        &["--read-only", "serve", "--plain", "--listen", "127.0.0.1:0"],
    ] {
        assert_eq!(
            wfm_with(data.path(), arguments, "x\n").status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
    assert_eq!(wfm(data.path(), &["catalog", "show"], ""), before);
}

#[tokio::test]
async fn after_a_restore_the_epoch_is_another_one() {
    let data = prepared();
    let epoch = async || {
        let served = Served::start(data.path(), &["--plain"]);
        let channel = served.channel().await;
        let patience = std::time::Duration::from_secs(20);
        xlink::wire::hello(&channel, "test", patience)
            .await
            .unwrap()
            .stamp
            .epoch
    };
    assert_eq!(epoch().await, 1);
    assert_eq!(wfm(data.path(), &["restored"], ""), "epoch 2 begins\n");
    assert_eq!(epoch().await, 2);
    let store = data.path().join("wfm.db");
    let copy = data.path().join("backup.db");
    std::fs::copy(&store, &copy).unwrap();
    std::fs::remove_file(&store).unwrap();
    for side in ["wfm.db-wal", "wfm.db-shm"] {
        let _ = std::fs::remove_file(data.path().join(side));
    }
    std::fs::rename(&copy, &store).unwrap();
    assert_eq!(epoch().await, 3);
    assert_eq!(epoch().await, 3);
}

#[test]
fn the_sample_catalogue_goes_with_the_example_of_the_settings() {
    let data = tempfile::tempdir().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/config/catalog.toml");
    wfm(data.path(), &["catalog", "apply", sample], "");
    let queues = wfm(data.path(), &["queue", "list"], "");
    for name in ["Help Desk", "UHD_DE_IN", "UHD_EN_IN"] {
        assert!(queues.contains(name), "{queues}");
    }
    let systems = wfm(data.path(), &["system", "list"], "");
    assert!(systems.contains("CSV"), "{systems}");
}
