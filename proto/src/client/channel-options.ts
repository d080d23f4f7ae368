import type { ClientOptions } from '@grpc/grpc-js';

/**
 * Options of every channel. Reconnecting is quick because the peer is a service of the same stack that its supervisor
 * restarts within moments; a call on a broken channel fails at once rather than waiting for that.
 */
export function channelOptions(maximumMessageBytes: number): ClientOptions {
  return {
    'grpc.max_receive_message_length': maximumMessageBytes,
    'grpc.max_send_message_length': maximumMessageBytes,
    'grpc.initial_reconnect_backoff_ms': 50,
    'grpc.max_reconnect_backoff_ms': 1_000,
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 5_000,
    'grpc.enable_http_proxy': 0,
    'grpc.service_config_disable_resolution': 1,
    'grpc.use_local_subchannel_pool': 1,
  };
}
