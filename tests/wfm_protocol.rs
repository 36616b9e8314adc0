//! The protocol against the real server: signing in, putting, reading back, being told (spec page 7).

mod wfm;

use std::time::Duration;
use tonic::{Code, Request};
use wfm::*;
use xlink::model::*;
use xlink::wire::v1::enterprise_client::EnterpriseClient;
use xlink::wire::*;

#[tokio::test]
async fn five_wrong_passwords_lock_from_any_connection_until_an_administrator_unlocks() {
    let data = prepared();
    let served = Served::start(data.path(), &["--plain"]);
    for name in [USER, "nobody@test"] {
        for _ in 0..5 {
            let channel = served.channel().await;
            assert_eq!(
                sign_in(&channel, name, "wrong").await.unwrap_err(),
                SignInError::Refused,
                "{name}"
            );
        }
        let error = sign_in(&served.channel().await, name, PASSWORD)
            .await
            .unwrap_err();
        assert_eq!(error, SignInError::Locked, "{name}");
    }
    let list = wfm(data.path(), &["user", "list"], "");
    assert!(list.contains(&format!("{USER},import,20")), "{list}");
    assert!(!list.contains("nobody"), "{list}");
    wfm(data.path(), &["user", "unlock", USER], "");
    sign_in(&served.channel().await, USER, PASSWORD).await.unwrap();
}

#[tokio::test]
async fn nothing_is_told_without_a_token_and_a_removed_user_loses_it() {
    let data = prepared();
    let served = Served::start(data.path(), &["--plain"]);
    let mut stranger = EnterpriseClient::new(served.channel().await);
    let refused = stranger
        .read_catalog(v1::ReadCatalogRequest {})
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Code::Unauthenticated);
    let mut request = Request::new(values_request(BatchId(1), &[value(1002, MIDNIGHT, 1)]));
    request
        .metadata_mut()
        .insert("authorization", "Bearer made-up".parse().unwrap());
    assert_eq!(
        stranger.put_values(request).await.unwrap_err().code(),
        Code::Unauthenticated
    );
    let mut client = served.client().await;
    put(&mut client, 2, &[value(1002, MIDNIGHT, 1)]).await;
    wfm(data.path(), &["user", "remove", USER], "");
    let ended = async {
        while client.read_catalog(v1::ReadCatalogRequest {}).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), ended)
        .await
        .expect("the token ends");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_put_is_read_back_and_put_again_changes_nothing() {
    let data = prepared();
    let served = Served::start(data.path(), &["--self-signed"]);
    let mut client = served.client().await;
    let values: Vec<IntervalValue> = (0..96)
        .map(|slot| value(1002, MIDNIGHT + slot * 900, slot * 100))
        .collect();
    let first = put(&mut client, 1, &values).await;
    assert_eq!((first.stored, first.unchanged, first.repeated), (96, 0, false));
    let repeated = put(&mut client, 1, &values).await;
    assert_eq!((repeated.stored, repeated.repeated), (96, true));
    let same = put(&mut client, 2, &values).await;
    assert_eq!((same.stored, same.unchanged), (0, 96));
    let back = read_back(&mut client, 1002).await;
    assert_eq!(back.len(), 96);
    assert_eq!(back[95], (MIDNIGHT + 95 * 900, 9_500));
    assert_eq!(read_back(&mut client, 1004).await, []);
    let other = client
        .put_values(values_request(BatchId(1), &values[1..]))
        .await
        .unwrap_err();
    assert_eq!(other.code(), Code::AlreadyExists);
}

#[tokio::test]
async fn the_acceptable_is_stored_and_the_rest_refused_one_by_one() {
    let data = prepared();
    let served = Served::start(data.path(), &["--plain"]);
    let mut client = served.client().await;
    let outcome = put(
        &mut client,
        1,
        &[
            value(1002, MIDNIGHT, 1),
            value(1004, MIDNIGHT, 1),
            value(7, MIDNIGHT, 1),
            value(1002, MIDNIGHT + 1, 1),
        ],
    )
    .await;
    let why: Vec<Refusal> = outcome.refused.iter().map(|refused| refused.why).collect();
    assert_eq!(outcome.stored, 1);
    assert_eq!(
        why,
        [Refusal::InactiveQueue, Refusal::UnknownQueue, Refusal::OffGrid]
    );
}

#[tokio::test]
async fn limits_are_announced_and_enforced_with_a_reason() {
    let data = prepared();
    let served = Served::start(data.path(), &["--plain"]);
    let limits = hello(&served.channel().await, "test", Duration::from_secs(20))
        .await
        .unwrap()
        .limits;
    let mut client = served.client().await;
    let count = i64::from(limits.max_batch_values) + 1;
    let many: Vec<IntervalValue> = (0..count)
        .map(|slot| value(1002, MIDNIGHT + slot * 900, 1))
        .collect();
    let refused = client
        .put_values(values_request(BatchId(1), &many))
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Code::ResourceExhausted);
    assert!(
        refused.message().contains(&limits.max_batch_values.to_string()),
        "{refused}"
    );
    let mut long = values_request(BatchId(2), &[]);
    let series = v1::ValueSeries {
        starts: vec![i64::MIN; 1_000_000],
        ..v1::ValueSeries::default()
    };
    long.series = vec![series];
    let refused = client.put_values(long).await.unwrap_err();
    assert_eq!(refused.code(), Code::OutOfRange, "{refused}");
    let mut senseless = values_request(BatchId(3), &[value(1002, MIDNIGHT, 1)]);
    senseless.series[0].values.clear();
    let refused = client.put_values(senseless).await.unwrap_err();
    assert_eq!(refused.code(), Code::InvalidArgument);
    assert!(refused.message().contains("1002"), "{refused}");
    let mut watches = Vec::new();
    let refused = loop {
        match client.watch_catalog(v1::WatchCatalogRequest {}).await {
            Ok(watch) => watches.push(watch),
            Err(refused) => break refused,
        }
    };
    assert_eq!(watches.len(), limits.max_concurrent_requests as usize);
    assert_eq!(refused.code(), Code::ResourceExhausted);
}

#[tokio::test]
async fn clients_are_told_of_a_change_and_read_the_catalogue_anew() {
    let data = prepared();
    let served = Served::start(data.path(), &["--plain"]);
    let mut client = served.client().await;
    let mut watch = client
        .watch_catalog(v1::WatchCatalogRequest {})
        .await
        .unwrap()
        .into_inner();
    let first = watch.message().await.unwrap().unwrap().revision;
    wfm(
        data.path(),
        &["queue", "add", "1005", "--name", "New", "--parent", "1002"],
        "",
    );
    let next = tokio::time::timeout(Duration::from_secs(20), watch.message())
        .await
        .unwrap();
    assert_eq!(next.unwrap().unwrap().revision, first + 1);
    let mut parts = client
        .read_catalog(v1::ReadCatalogRequest {})
        .await
        .unwrap()
        .into_inner();
    let mut reader = CatalogReader::default();
    while let Some(part) = parts.message().await.unwrap() {
        reader.add(part).unwrap();
    }
    let catalog = reader.finish().unwrap();
    assert_eq!(catalog.queue(QueueId(1005)).unwrap().parent, QueueId(1002));
    assert_eq!(catalog.employees[0].external_ids["CSV"], ["1001"]);
}

fn day(agent: &str, activity: &str, start: i64, end: i64) -> AgentDay {
    AgentDay {
        system: "CSV".into(),
        agent: agent.into(),
        day: jiff::civil::date(2010, 8, 1),
        spans: vec![AgentSpan {
            activity: activity.into(),
            start: UtcSecond(start),
            end: UtcSecond(end),
        }],
    }
}

#[tokio::test]
async fn agent_days_are_replaced_unknown_agents_refused_new_activities_registered() {
    let data = prepared();
    let served = Served::start(data.path(), &["--plain"]);
    let mut client = served.client().await;
    // 2010-08-01T08:00+02:00
    let start = 1_280_642_400;
    let days = [
        day("1001", "2", start, start + 60),
        day("77", "2", start, start + 60),
    ];
    let reply = client
        .put_activities(activities_request(BatchId(1), &days))
        .await
        .unwrap();
    let outcome = PutActivitiesOutcome::try_from(reply.into_inner()).unwrap();
    assert_eq!(
        (outcome.stored_days, outcome.refused[0].why),
        (1, Refusal::UnknownAgent)
    );
    let replaced = [day("1001", "lunch", start + 5, start + 90)];
    client
        .put_activities(activities_request(BatchId(2), &replaced))
        .await
        .unwrap();
    let request = v1::ReadActivitiesRequest {
        system: "csv".into(),
        agents: Vec::new(),
        from_day: "2010-08-01".into(),
        to_day: "2010-08-01".into(),
    };
    let mut parts = client.read_activities(request).await.unwrap().into_inner();
    let part = parts.message().await.unwrap().unwrap();
    assert_eq!(part.days.len(), 1);
    assert_eq!(agent_day(part.days[0].clone()).unwrap(), replaced[0]);
    let text = wfm(
        data.path(),
        &["activities", "--from", "2010-08-01", "--to", "08/01/2010"],
        "",
    );
    assert_eq!(
        text,
        "employee_id,employee,external_id,system,activity_id,activity,external_activity,start,end\n\
         17,A. Martin,1001,CSV,1,Present,lunch,2010-08-01T08:00:05+02:00,2010-08-01T08:01:30+02:00\n"
    );
    assert!(wfm(data.path(), &["catalog", "show"], "").contains("lunch"));
    let none = wfm(data.path(), &["activities", "--from", "2010-08-02", "--json"], "");
    assert_eq!(none, "[]\n");
}

#[tokio::test]
async fn a_server_killed_in_the_middle_keeps_whole_batches_and_only_those() {
    let data = prepared();
    const SIZE: i64 = 960;
    let mut answered = 0_u32;
    for round in 0..3_u32 {
        let mut served = Served::start(data.path(), &["--plain"]);
        let mut client = served.client().await;
        let writer = tokio::spawn(async move {
            let mut answered = 0;
            for number in 0_u32.. {
                let batch = round * 100_000 + number;
                // Each batch writes its own number into every one of its values.
                let values: Vec<IntervalValue> = (0..SIZE)
                    .map(|slot| value(1002, MIDNIGHT + slot * 900, i64::from(batch) + 1))
                    .collect();
                match client
                    .put_values(values_request(BatchId(u128::from(batch) + 1), &values))
                    .await
                {
                    Ok(_) => answered = batch + 1,
                    Err(_) => break,
                }
            }
            answered
        });
        let data_folder = data.path().to_owned();
        tokio::task::spawn_blocking(move || {
            eventually("the first batches", || {
                wfm(
                    &data_folder,
                    &["values", "--from", "2010-08-01", "--to", "2010-08-01"],
                    "",
                )
                .lines()
                .count()
                    > 1
            });
        })
        .await
        .unwrap();
        served.kill();
        answered = answered.max(writer.await.unwrap());
        let again = Served::start(data.path(), &["--plain"]);
        let stored = read_back(&mut again.client().await, 1002).await;
        assert_eq!(stored.len() as i64, SIZE);
        let last = stored[0].1;
        assert!(
            stored.iter().all(|(_, value)| *value == last),
            "half a batch was stored"
        );
        assert!(
            last >= i64::from(answered),
            "{last}: what was answered is lost ({answered})"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_work_while_the_server_writes_without_pause() {
    let data = prepared();
    let served = Served::start(data.path(), &["--plain"]);
    let mut client = served.client().await;
    let (stop, mut stopped) = tokio::sync::oneshot::channel::<()>();
    let writer = tokio::spawn(async move {
        let mut number = 0;
        while stopped.try_recv().is_err() {
            number += 1;
            let values: Vec<IntervalValue> = (0..5_000)
                .map(|slot| value(1002, MIDNIGHT + slot * 900, number))
                .collect();
            put(&mut client, number as u128, &values).await;
        }
        number
    });
    for number in 0..5 {
        let id = (2_000 + number).to_string();
        wfm(data.path(), &["queue", "add", &id, "--name", "Q"], "");
        wfm(
            data.path(),
            &["user", "set", &format!("user{number}")],
            "secret\n",
        );
    }
    stop.send(()).unwrap();
    assert!(writer.await.unwrap() > 0);
    assert_eq!(wfm(data.path(), &["user", "list"], "").lines().count(), 7);
}
