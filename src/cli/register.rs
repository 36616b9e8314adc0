//! `xlink register`: opens the channel between console and service to more people (spec page 5).

use super::here::tell;
use super::{Global, Status, Usage};
use crate::control::{Admitted, GROUP, REGISTERED_SYSTEM, REGISTERED_USER, Registration, Scope};
use color_eyre::eyre::bail;

/// Opens the channel between console and service to whoever runs this, or to administrators and the group xlink.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  xlink register --system\n  sudo xlink register --user")]
pub struct Args {
    /// Administrators of this machine and the group `xlink`, from every session.
    #[arg(long, conflicts_with = "user")]
    system: bool,
    /// Whoever runs this command (the default).
    #[arg(long)]
    user: bool,
}

/// Standard output holds exactly the original's message, in every language: it is searched for.
pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    if global.read_only {
        return Err(Usage::new(super::here::read_only()).into());
    }
    let directory = global.directory();
    if !directory.is_dir() {
        bail!(super::here::no_installation(&directory));
    }
    let scope = if args.system { Scope::System } else { Scope::User };
    let words = global.words(None);
    match Registration::admit(&directory, scope)? {
        Admitted::System { group_exists } => {
            tell(REGISTERED_SYSTEM)?;
            if !group_exists {
                remark!("{}", words.with("register-no-group", &[("group", GROUP.into())]));
            }
        }
        Admitted::Person(name) => {
            tell(REGISTERED_USER)?;
            remark!("{}", words.with("register-person", &[("name", name.into())]));
        }
    }
    Ok(Status::Done)
}
