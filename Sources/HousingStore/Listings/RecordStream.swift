import Dispatch
package import HousingAPI
import Synchronization

extension Store {
    /// Every row that the request wants, as `forEachRecord` gives them, for whoever sends them on: the database waits
    /// for a reader that is slow, for so long, and holds no more than a few pieces.
    package func records(_ listing: Listing, _ request: ListRequest) -> RecordStream {
        RecordStream { hand in try await forEachRecord(listing, request) { try hand.give($0) } }
    }
}

/// Pieces of bytes that a thread makes and a task reads, neither far ahead of the other.
package struct RecordStream: AsyncSequence, Sendable {
    package typealias Element = [UInt8]
    /// Gives the pieces, and answers the last, which goes out when all is done.
    let make: @Sendable (Handover) async throws -> [UInt8]

    package func makeAsyncIterator() -> Iterator { Iterator(make) }

    /// Ends the making when it is let go of.
    package final class Iterator: AsyncIteratorProtocol, Sendable {
        private let hand = Handover()
        private let maker: Task<Void, Never>

        init(_ make: @escaping @Sendable (Handover) async throws -> [UInt8]) {
            maker = Task { [hand] in
                do {
                    let last = try await make(hand)
                    hand.end(.success(last.isEmpty ? nil : last))
                } catch { hand.end(.failure(error)) }
            }
        }

        deinit {
            hand.leave()
            maker.cancel()
        }

        /// nil after the last piece; the error of whoever makes them is thrown.
        package func next() async throws -> [UInt8]? { try await hand.take() }
    }
}

/// A few pieces on their way from the thread that gives to the task that takes.
final class Handover: Sendable {
    private struct State {
        var pieces: [[UInt8]] = []
        /// The last piece, until it is taken, or what went wrong.
        var end: Result<[UInt8]?, any Error>?
        var taker: CheckedContinuation<[UInt8]?, any Error>?
        var isLeft = false
    }

    private let state = Mutex(State())
    /// Places for pieces: whoever gives waits for one.
    private let places = DispatchSemaphore(value: 4)
    /// How long a reader may take over one piece: a database connection is held for it.
    private static let patience = DispatchTimeInterval.seconds(30)

    /// Gives a piece, waiting for a place. Throws where nobody takes them any more.
    func give(_ piece: [UInt8]) throws {
        guard places.wait(timeout: .now() + Self.patience) == .success else { throw CancellationError() }
        let (taker, isLeft) = state.withLock { state in
            let taker = state.taker
            state.taker = nil
            if taker == nil { state.pieces.append(piece) }
            return (taker, state.isLeft)
        }
        if isLeft { throw CancellationError() }
        if let taker {
            places.signal()
            taker.resume(returning: piece)
        }
    }

    /// - Parameter end: the last piece, nil for none, or what went wrong.
    func end(_ end: Result<[UInt8]?, any Error>) {
        let taker = state.withLock { state in
            state.end = state.taker == nil ? end : .success(nil)
            defer { state.taker = nil }
            return state.taker
        }
        taker?.resume(with: end)
    }

    /// The next piece, or nil at the end.
    func take() async throws -> [UInt8]? {
        try await withCheckedThrowingContinuation { taker in
            let ready: Result<[UInt8]?, any Error>? = state.withLock { state in
                if !state.pieces.isEmpty { return .success(state.pieces.removeFirst()) }
                if let end = state.end {
                    state.end = .success(nil)
                    return end
                }
                state.taker = taker
                return nil
            }
            guard let ready else { return }
            if case .success(_?) = ready { places.signal() }
            taker.resume(with: ready)
        }
    }

    /// Nobody takes any more.
    func leave() {
        state.withLock { $0.isLeft = true }
        places.signal()
    }
}
