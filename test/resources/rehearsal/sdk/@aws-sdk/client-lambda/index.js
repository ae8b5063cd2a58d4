// Stands in for AWS's client: says what was invoked, and answers what the test wants.
exports.Lambda = class {
  async invoke(request) {
    console.log(`INVOKED ${JSON.stringify(request)}`);
    const answer = JSON.parse(process.env.ANSWER);
    return { ...answer, Payload: Buffer.from(answer.Payload) };
  }
};
