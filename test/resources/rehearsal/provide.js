// Runs the provider in the folder of argument 1 on the event of argument 2, and says what CloudFormation would be told.
const provider = require(`${process.argv[2]}/__entrypoint__.js`);
provider.external.log = () => {};
provider.external.sendHttpRequest = async (_, body) => console.log(`TOLD ${body}`);
provider.handler(JSON.parse(process.argv[3]), {});
