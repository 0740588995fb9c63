/** A server of a schedule in a process of its own, which can be killed: `fault-program.ts <options>`. */
import { type FaultServerOptions, startFaultServer } from './fault-server.js'

const server = await startFaultServer(JSON.parse(process.argv[2]!) as FaultServerOptions)
process.send!({ port: server.address!.port })
