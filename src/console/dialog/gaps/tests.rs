//! What is asked, what a gap is, where the keys lead.

use super::jobs::seek;
use super::*;
use crate::console::action::Action;
use crate::console::dialog::Layer;
use crate::console::effect::Effect;
use crate::console::fixture;
use crate::console::update::update;
use crate::engine::DayGrid;
use crate::model::ValueTypeId;
use jiff::civil::date;

fn opened() -> State {
    let mut state = fixture::running();
    let effects = update(&mut state, Action::Command(Command::Gaps));
    fixture::answer(&mut state, effects, &fixture::snapshot());
    state
}

fn give(state: &mut State, command: Command) -> Vec<Effect> {
    update(state, Action::Command(command))
}

fn asked(effects: &[Effect]) -> Option<&Job> {
    effects.iter().find_map(|effect| match effect {
        Effect::Job {
            job: job::Job::Gaps(job),
            ..
        } => Some(job),
        _ => None,
    })
}

#[test]
fn only_rows_in_view_are_asked_for_and_two_weeks_of_them() {
    let mut state = fixture::running();
    let effects = give(&mut state, Command::Gaps);
    let Some(Job::Days { keys, first, last }) = asked(&effects) else {
        panic!("{effects:?}")
    };
    assert_eq!((*first, *last), (date(2026, 2, 25), date(2026, 3, 10)));
    assert_eq!(keys.len(), 6, "the mapped ones");
}

#[test]
fn two_weeks_back_are_asked_anew_and_nothing_lies_beyond_today() {
    let mut state = opened();
    assert_eq!(asked(&give(&mut state, Command::NextDay)), None);
    let effects = give(&mut state, Command::PreviousDay);
    let Some(Job::Days { first, last, .. }) = asked(&effects) else {
        panic!("{effects:?}")
    };
    assert_eq!((*first, *last), (date(2026, 2, 11), date(2026, 2, 24)));
}

#[test]
fn the_dialog_of_an_import_holds_the_day_and_the_system_of_the_value_type() {
    let mut state = opened();
    give(&mut state, Command::Earlier);
    give(&mut state, Command::Import);
    let Some(form) = state.layers.last().and_then(Layer::as_dialog::<ImportForm>) else {
        panic!("no dialog")
    };
    let request = form.request().unwrap();
    assert_eq!(
        (request.first, request.last),
        (date(2026, 3, 9), date(2026, 3, 9))
    );
    assert_eq!(request.systems, ["CSV"]);
}

#[test]
fn enter_opens_the_day_and_it_follows_the_cursor() {
    let mut state = opened();
    let effects = give(&mut state, Command::Choose);
    assert!(
        matches!(asked(&effects), Some(Job::Day { day, .. }) if *day == date(2026, 3, 10)),
        "{effects:?}"
    );
    let effects = give(&mut state, Command::Earlier);
    assert!(
        matches!(asked(&effects), Some(Job::Day { day, .. }) if *day == date(2026, 3, 9)),
        "{effects:?}"
    );
    give(&mut state, Command::Choose);
    assert_eq!(asked(&give(&mut state, Command::Earlier)), None);
}

fn cell(state: DayMark) -> DayCell {
    DayCell {
        state,
        ended: 96,
        missing: 0,
        rejected: 0,
        pending: 0,
        total: None,
    }
}

#[test]
fn the_next_gap_is_found_across_days_and_queues_and_goes_round() {
    let keys: Vec<ValueTypeKey> = (0..500).map(|id| (QueueId(id), ValueTypeId(1))).collect();
    let day = date(2026, 3, 1);
    let mut questions = 0;
    let mut find = |after: usize, gaps: &[(u32, usize)]| {
        questions = 0;
        let found = seek(&keys, after, |keys| {
            questions += 1;
            Ok(keys
                .iter()
                .map(|key| {
                    let mut days = vec![cell(DayMark::Complete); DAYS];
                    for (_, column) in gaps.iter().filter(|(row, _)| *row == key.0.0) {
                        days[*column] = cell(DayMark::Gaps);
                    }
                    DayGrid {
                        queue: key.0,
                        value_type: key.1,
                        first: day,
                        days,
                        is_mean: false,
                    }
                })
                .collect())
        });
        (found.unwrap(), questions)
    };
    assert_eq!(find(3, &[(3, 2), (4, 7), (4, 9)]), (Some((4, 7)), 1));
    assert_eq!(find(3, &[(490, 0)]).0, Some((490, 0)));
    assert_eq!(find(490, &[(490, 5)]).0, Some((490, 5)));
    assert_eq!(find(490, &[]), (None, 4));
}

#[test]
fn what_has_to_be_looked_after_is_a_gap() {
    for (mark, gap) in [
        (DayMark::Gaps, true),
        (DayMark::Rejected, true),
        (DayMark::None, true),
        (DayMark::Pending, false),
        (DayMark::Complete, false),
        (DayMark::Future, false),
    ] {
        assert_eq!(is_gap(&cell(mark)), gap, "{mark:?}");
    }
}

#[test]
fn read_only_offers_no_import_from_here() {
    let mut state = opened();
    state.rights = crate::console::state::Rights::ReadOnly;
    let layers = state.layers.len();
    give(&mut state, Command::Import);
    assert_eq!(state.layers.len(), layers);
}
