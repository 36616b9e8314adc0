use super::*;
use jiff::civil::date as day;

fn form() -> ImportForm {
    let today = day(2026, 3, 10);
    ImportForm::new(today, today, today, vec!["CSV".into(), "Mitel".into()])
}

#[test]
fn all_systems_ticked_is_said_as_all() {
    let mut form = form();
    assert_eq!(form.request().map(|request| request.systems), Ok(vec![]));
    form.field = Field::System(0);
    form.tick();
    assert_eq!(
        form.request().map(|request| request.systems),
        Ok(vec!["Mitel".to_owned()])
    );
    form.field = Field::System(1);
    form.tick();
    assert_eq!(form.request(), Err(Fault::NoSystem));
}

#[test]
fn days_are_read_and_judged() {
    let mut form = form();
    form.first = Input::new("1.3.2026".into());
    assert_eq!(form.request().map(|request| request.first), Ok(day(2026, 3, 1)));
    for (first, last, fault) in [
        ("soon", "2026-03-10", Fault::FirstDay),
        ("2026-02-30", "2026-03-10", Fault::FirstDay),
        ("2026-03-01", "", Fault::LastDay),
        ("2026-03-10", "2026-03-09", Fault::Order),
        ("2026-03-12", "2026-03-12", Fault::Future),
    ] {
        (form.first, form.last) = (Input::new(first.into()), Input::new(last.into()));
        assert_eq!(form.request(), Err(fault), "{first}");
    }
}

#[test]
fn arrows_move_the_day_and_the_choice() {
    let mut form = form();
    form.shift(-1);
    assert_eq!(form.first.value(), "2026-03-09");
    form.field = Field::What;
    form.shift(-1);
    assert_eq!(form.what, ImportWhat::Both);
    form.tick();
    assert_eq!(form.what, ImportWhat::Contacts);
}

#[test]
fn often_wanted_days_are_a_key_away() {
    let mut form = form();
    form.field = Field::Quick;
    form.tick();
    assert_eq!(
        (form.first.value(), form.last.value()),
        ("2026-03-09", "2026-03-09")
    );
    form.tick();
    assert_eq!(
        (form.first.value(), form.last.value()),
        ("2026-03-03", "2026-03-09")
    );
    form.shift(1);
    assert_eq!(
        (form.first.value(), form.last.value()),
        ("2026-02-25", "2026-03-10")
    );
    form.first = Input::new("2026-01-01".into());
    form.shift(-1);
    assert_eq!(form.days().0, Some(day(2026, 2, 25)));
}

#[test]
fn the_focus_goes_round() {
    let mut form = form();
    let start = form.field;
    for _ in 0..form.fields().len() {
        form.go(1);
    }
    assert_eq!(form.field, start);
    form.go(-2);
    assert_eq!(form.field, Field::Close);
}

#[test]
fn where_every_system_is_off_nothing_is_promised() {
    let today = day(2026, 3, 10);
    let form = ImportForm::new(today, today, today, Vec::new());
    assert_eq!(form.request(), Err(Fault::AllOff));
}

#[test]
fn enter_leads_to_the_start_from_every_field() {
    for field in [
        Field::What,
        Field::First,
        Field::Last,
        Field::Quick,
        Field::System(1),
    ] {
        let mut form = form();
        form.field = field;
        form.command(Command::Choose, &crate::console::fixture::running());
        assert_eq!(form.field, Field::Start, "{field:?}");
    }
}
