import Glibc

/// What a program that ran to its end left.
struct ProgramResult: Sendable {
    /// Its exit status; 128 and more when a signal ended it.
    let status: Int32
    /// What it wrote to standard output and standard error.
    let output: String
}

/// Runs a program to its end, on a thread of its own.
///
/// It starts in `/`, because a server run under another account may not be allowed to see our folder, and without
/// our `PG…` variables, which would change what PostgreSQL's programs do.
func run(program arguments: [String]) async -> ProgramResult {
    await withCheckedContinuation { continuation in
        let work = Work { continuation.resume(returning: runAndWait(arguments)) }
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            }, Unmanaged.passRetained(work).toOpaque())
        guard status == 0 else {
            return continuation.resume(returning: ProgramResult(status: -1, output: "no thread (error \(status))"))
        }
        pthread_detach(thread)
    }
}

private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func runAndWait(_ arguments: [String]) -> ProgramResult {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return ProgramResult(status: -1, output: "no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    // The server lives long: it must not keep open what happens to be open here, connections of clients above all.
    for file in 3..<min(getdtablesize(), 4096) { posix_spawn_file_actions_addclose(&actions, file) }
    // Threads of ours block signals, or we ignore them, and what we start would too: a program could not end its children.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin:/usr/sbin:/sbin"
    var texts = copies(["sh", "-c", "cd / && exec \"$@\"", "sh"] + arguments)
    var environment = copies(["PATH=\(path)", "LC_ALL=C.UTF-8"])
    defer { for text in texts + environment { free(text) } }
    var process = pid_t()
    let failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, &texts, &environment)
    close(ends[1])
    defer { close(ends[0]) }
    guard failure == 0 else { return ProgramResult(status: -1, output: "no shell (error \(failure))") }
    var output: [UInt8] = []
    var status: Int32 = 0
    // The end of the output need not come with the end of the program: it can leave another behind that has it open.
    var hasEnded = false
    while !hasEnded, read(all: &output, from: ends[0]) {
        var waiting = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
        _ = poll(&waiting, 1, 100)
        hasEnded = waitpid(process, &status, WNOHANG) == process
    }
    if hasEnded { _ = read(all: &output, from: ends[0]) }
    while !hasEnded, waitpid(process, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7f
    return ProgramResult(
        status: signal == 0 ? (status >> 8) & 0xff : 128 + signal, output: String(decoding: output, as: UTF8.self))
}

/// Reads what is there; false at the end, where nobody is left who could write more.
private func read(all output: inout [UInt8], from file: Int32) -> Bool {
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
        let count = read(file, &piece, piece.count)
        if count > 0 { output += piece[..<count] } else if count == 0 || errno != EINTR { return count != 0 }
    }
}

private func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    var copies: [UnsafeMutablePointer<CChar>?] = texts.map { (text: String) in strdup(text) }
    copies.append(nil)
    return copies
}
