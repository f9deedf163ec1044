//! What servers tell each other.

use super::*;

#[test]
fn what_servers_tell_each_other_is_read_as_it_is_written() {
    let (room, call) = (RoomId::draw().unwrap(), CallId::draw().unwrap());
    for told in [
        Told::Room(room),
        Told::Doings(room),
        Told::Call(call, 7),
        Told::Everything,
    ] {
        assert_eq!(Told::read(&told.to_string()), Some(told));
    }
    for words in ["", "room", "room xyz", "call 1 2", "later thing"] {
        assert_eq!(Told::read(words), None);
    }
}

#[test]
fn servers_of_one_database_tell_each_other() {
    let fresh = Fresh::postgres();
    let (store, other) = (fresh.open(), fresh.open());
    let (tell, told) = std::sync::mpsc::channel();
    let listening = other.listen(move |heard| tell.send(heard.to_vec()).is_ok());
    assert!(listening.is_some());
    assert_eq!(told.recv().unwrap(), [Told::Everything]);
    let row = room(&store);
    store.change_room(&row).unwrap();
    let wait = std::time::Duration::from_secs(10);
    let since = std::time::Instant::now();
    while !told
        .recv_timeout(wait)
        .unwrap()
        .contains(&Told::Room(row.id))
    {
        assert!(since.elapsed() < wait);
    }
}
