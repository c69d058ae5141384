import Housing
import HousingAPI
import HousingStore
import Logging

extension Mount {
    /// What the municipality decides for itself, and what runs by itself.
    mutating func settingsAndJobs(_ parts: Parts) {
        let (store, clock) = (parts.store, parts.clock)
        serve(Operations.settingsSet) { call in
            try await store.draftSetting(call.act, call.body, today: clock.today)
        }
        serve(Operations.settingsApprove) { call in try await store.approveSetting(call.act, call.name) }
        let jobs = Job.all(parts, Logger(label: "boligd"))
        serve(Operations.jobsRun) { call in
            guard let job = jobs.first(where: { $0.name.rawValue == call.name }) else { throw Problem.unknownJob }
            // A retry finds its answer; should it find none, nothing that was done is done again.
            if let given: Record = try await store.answer(to: call.act) { return given }
            return try await store.keepRun(call.act, job.name, done: try await job.work(call.act.withoutKey))
        }
    }
}

extension Problem {
    fileprivate static let unknownJob = Problem(
        .wrongUse, "unknown_job", Words(da: "Det job findes ikke.", en: "There is no such job."),
        hint: Words(da: "De er: \(JobName.list).", en: "They are: \(JobName.list)."))
}
