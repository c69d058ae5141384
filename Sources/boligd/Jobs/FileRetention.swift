import Housing
import HousingStore
import Logging
import ServiceLifecycle

/// Destroys the keys of files whose retention has passed: when the service starts, and then every hour.
struct FileRetention: Service {
    let store: Store
    let clock: Clock
    let logger: Logger
    var interval = Duration.seconds(3600)

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                await forget()
                try await Task.sleep(for: interval)
            }
        }
    }

    /// What fails now is done the next time.
    private func forget() async {
        do {
            let files = try await store.forgetFiles(
                Act(actor: "boligd", request: "retention", action: "imports.forget"), today: clock.today)
            if files > 0 {
                logger.notice("destroyed the keys of files kept long enough", metadata: ["files": "\(files)"])
            }
        } catch is CancellationError {
        } catch {
            logger.error("keys of files could not be destroyed", metadata: ["error": "\(type(of: error))"])
        }
    }
}
