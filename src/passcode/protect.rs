//! How the key lies in its file: as it is where file rights protect it, under DPAPI (machine scope) on Windows.

#[cfg(not(windows))]
use zeroize::Zeroizing;

#[cfg(not(windows))]
pub(super) fn seal(key: &[u8]) -> Result<Zeroizing<Vec<u8>>, String> {
    Ok(Zeroizing::new(key.to_vec()))
}

#[cfg(not(windows))]
pub(super) fn open(stored: &[u8]) -> Result<Zeroizing<Vec<u8>>, String> {
    Ok(Zeroizing::new(stored.to_vec()))
}

#[cfg(windows)]
pub(super) use dpapi::{open, seal};

#[cfg(windows)]
mod dpapi {
    use windows_sys::Win32::Foundation::LocalFree;
    use windows_sys::Win32::Security::Cryptography::{
        CRYPT_INTEGER_BLOB, CRYPTPROTECT_LOCAL_MACHINE, CRYPTPROTECT_UI_FORBIDDEN, CryptProtectData,
        CryptUnprotectData,
    };
    use zeroize::Zeroizing;

    const FLAGS: u32 = CRYPTPROTECT_LOCAL_MACHINE | CRYPTPROTECT_UI_FORBIDDEN;

    pub fn seal(key: &[u8]) -> Result<Zeroizing<Vec<u8>>, String> {
        let input = blob(key)?;
        let mut output = CRYPT_INTEGER_BLOB {
            cbData: 0,
            pbData: std::ptr::null_mut(),
        };
        // SAFETY: `input` points to `key`, which outlives the call and is not written to; the optional pointers are
        // null, which the function allows; `output` is a valid place for the result.
        let done = unsafe {
            CryptProtectData(
                &input,
                std::ptr::null(),
                std::ptr::null(),
                std::ptr::null(),
                std::ptr::null(),
                FLAGS,
                &mut output,
            )
        };
        take(done, output)
    }

    pub fn open(stored: &[u8]) -> Result<Zeroizing<Vec<u8>>, String> {
        let input = blob(stored)?;
        let mut output = CRYPT_INTEGER_BLOB {
            cbData: 0,
            pbData: std::ptr::null_mut(),
        };
        // SAFETY: as in `seal`.
        let done = unsafe {
            CryptUnprotectData(
                &input,
                std::ptr::null_mut(),
                std::ptr::null(),
                std::ptr::null(),
                std::ptr::null(),
                FLAGS,
                &mut output,
            )
        };
        take(done, output)
    }

    fn blob(bytes: &[u8]) -> Result<CRYPT_INTEGER_BLOB, String> {
        let length = u32::try_from(bytes.len()).map_err(|_| "the file is too large for a key".to_owned())?;
        Ok(CRYPT_INTEGER_BLOB {
            cbData: length,
            pbData: bytes.as_ptr().cast_mut(),
        })
    }

    fn take(done: i32, output: CRYPT_INTEGER_BLOB) -> Result<Zeroizing<Vec<u8>>, String> {
        if done == 0 || output.pbData.is_null() {
            return Err(std::io::Error::last_os_error().to_string());
        }
        // SAFETY: the call succeeded, so `pbData` points to `cbData` bytes that belong to us until `LocalFree`.
        let bytes = unsafe { std::slice::from_raw_parts_mut(output.pbData, output.cbData as usize) };
        let copy = Zeroizing::new(bytes.to_vec());
        bytes.fill(0);
        // SAFETY: allocated by the system with LocalAlloc, freed once, not used afterwards.
        unsafe { LocalFree(output.pbData.cast()) };
        Ok(copy)
    }
}
